package ai.datapunk.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.junit.jupiter.api.Test;

/** What Weft tells of itself names families, and no more of them than a view shows. */
class OverflowViewTest {

  private static final MetricSnapshots SCRAPED =
      MetricSnapshots.of(
          CounterSnapshot.builder()
              .name("weft_overflow")
              .dataPoint(overflow("retry_attempts_total", 3))
              .dataPoint(overflow("checkout_duration_seconds", 5))
              .dataPoint(overflow("load_balancer_active_instances", 7))
              .build());

  private static CounterDataPointSnapshot overflow(String family, double value) {
    return CounterDataPointSnapshot.builder()
        .labels(Labels.of("family", family))
        .value(value)
        .build();
  }

  private static String seen(Grant... grants) {
    return Shown.text(View.of(grants).apply(SCRAPED));
  }

  @Test
  void familiesThatAreNotGrantedAreNotNamed() {
    assertThat(seen(Grant.of("weft_*"), Grant.of("retry_*")))
        .isEqualTo("weft_overflow_total{family=\"retry_attempts_total\"} 3.0\n");
    assertThat(seen(Grant.of("weft_*"))).isEmpty();
    assertThat(seen(Grant.of("weft_*").level(Level.ALL))).isEmpty();
  }

  @Test
  void norAreThoseOfWhichSomeSeriesAloneAre() {
    assertThat(seen(Grant.of("weft_*"), Grant.of("retry_*").only("service", "stock"))).isEmpty();
  }

  @Test
  void norAreThoseWhoseValuesAreNotShown() {
    assertThat(seen(Grant.of("weft_*"), Grant.of("load_balancer_*"))).isEmpty();
    assertThat(seen(Grant.of("weft_*"), Grant.of("load_balancer_*").level(Level.INSTANCE)))
        .isEqualTo("weft_overflow_total{family=\"load_balancer_active_instances\"} 7.0\n");
  }

  @Test
  void whoSeesAllFamiliesSeesAllNames() {
    assertThat(seen(Grant.of("*").level(Level.INSTANCE))).isEqualTo(Shown.text(SCRAPED));
  }

  @Test
  void aMetricOfTheSameNameThatCountsNothingStaysAsItIs() {
    MetricSnapshots other =
        MetricSnapshots.of(CounterSnapshot.builder().name("weft_recording_failures").build());
    assertThat(OverflowView.of("weft_recording_failures_total", other.get(0), name -> false))
        .isSameAs(other.get(0));
  }
}
