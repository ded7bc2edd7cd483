package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.annotation.MetricSet;
import org.junit.jupiter.api.Test;

class MetricSetsTest extends MetricsFixture {

  @MetricSet
  interface NotProcessed {}

  interface NoSet {}

  @Test
  void theImplementationIsFoundByItsName() {
    HandmadeReads reads = metrics.of(HandmadeReads.class);
    reads.read();
    reads.read();
    assertThat(scrape().value("handmade_reads_total")).isEqualTo(2);
    // Another object, of the same series.
    metrics.of(HandmadeReads.class).read();
    assertThat(scrape().value("handmade_reads_total")).isEqualTo(3);
  }

  @Test
  void theMeshInUseHasThem() {
    Weft.use(mesh);
    try {
      HandmadeReads reads = Weft.metrics(HandmadeReads.class);
      reads.read();
      assertThat(scrape().value("handmade_reads_total")).isEqualTo(1);
    } finally {
      Weft.release(mesh);
    }
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.of(NoSet.class))
        .withMessage(NoSet.class.getName() + " is no metric set: put @MetricSet on the interface");
    String name = NotProcessed.class.getName();
    assertThatIllegalStateException()
        .isThrownBy(() -> metrics.of(NotProcessed.class))
        .withMessage(
            name
                + "_MetricSet is not there: have Weft's processor run when "
                + name
                + " is compiled (weft-maven-plugin has it run; without that, add weft-processor to the"
                + " annotation processors), or, where it did and a shrinker or a native image has left the"
                + " class out, keep it or call its constructor in place of Weft.metrics(…)");
  }

  @Test
  void aMetricThatCannotBeIsToldAsItIs() {
    metrics.counter("handmade_reads_total", "Reads").label("kind", 2).register();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.of(HandmadeReads.class))
        .withMessageContaining("handmade_reads_total exists with the labels [kind]");
  }
}
