package ai.datapunk.weft.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.Objective;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.spec.MethodSpec;
import org.junit.jupiter.api.Test;

/** What {@code @Objective} says is for the catalog; at run time nothing follows from it. */
class ReflectedObjectivesTest {

  /** With an objective that a compiler would refuse. */
  static class Stock {
    @Timed(
        service = "inventory",
        objective = @Objective(availability = 2, latency = "soon", window = "1s"))
    void fetch() {}
  }

  @Test
  void anObjectiveIsNoPartOfASpecification() {
    assertThat(ReflectedSpecs.read(Stock.class))
        .containsExactly(MethodSpec.of("fetch()").timed("inventory", "fetch"));
  }
}
