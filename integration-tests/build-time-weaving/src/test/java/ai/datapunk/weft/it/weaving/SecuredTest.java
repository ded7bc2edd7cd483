package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** That the module builds says that Weft's order of its advice and the application's agree. */
class SecuredTest {

  private final Secured methods = new Secured();

  @Test
  void anAspectThatDeclaresThatItComesFirstIsAroundCallsAndFallbacks() {
    List<ThrowingCallable> calls =
        List.of(
            () -> methods.open(""),
            () -> methods.openGate("", "gate 1"),
            () -> methods.row("", "gate 1", "row 1"),
            () -> methods.later(""));
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call).isInstanceOf(SecurityException.class).hasMessage("no ticket");
    }
  }

  @Test
  void whomTheAspectLetsThroughTheFallbackAnswers() {
    double before = recorded();
    assertThat(methods.open("ticket")).isEqualTo("closed");
    assertThat(methods.openGate("ticket", "gate 1")).isEqualTo("gate 1 is closed");
    assertThat(methods.row("ticket", "gate 1", "row 2")).isEqualTo("no row 2 behind gate 1");
    assertThat(methods.later("ticket")).isCompletedWithValue("later");
    assertThat(recorded() - before).isEqualTo(3);
  }

  private static double recorded() {
    return PrometheusRegistry.defaultRegistry.scrape("mesh_fallback_calls"::equals).stream()
        .flatMap(family -> family.getDataPoints().stream())
        .filter(point -> "secured".equals(point.getLabels().get("service")))
        .mapToDouble(point -> ((CounterDataPointSnapshot) point).getValue())
        .sum();
  }
}
