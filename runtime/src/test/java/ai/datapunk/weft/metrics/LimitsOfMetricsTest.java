package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.testing.Scrape;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsOfMetricsTest extends MetricsFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  private Metrics limited = metrics;

  @BeforeEach
  void limit() {
    mesh.close();
    limited =
        mesh(SeriesLimits.defaults()
                .family("reads_total", 2)
                .retention("visits_total", HOUR)
                .retention("visit_duration_seconds", HOUR))
            .metrics();
  }

  @Test
  void aLabelSetBeyondTheFamilysLimitIsOther() {
    Counter reads =
        limited
            .counter("reads_total", "Reads")
            .label("topic", 100)
            .label("status", Status.class)
            .register();
    Scrape before = scrape();
    reads.labelValues("a", Status.OK).increment();
    reads.labelValues("a", Status.DROPPED).increment(2);
    reads.labelValues("b", Status.OK).increment(4);
    reads.labelValues("c", Status.OK).increment(8);
    reads.labelValues("a", Status.OK).increment(16);
    CounterDataPoint refused = reads.labelValues("d", Status.DROPPED);
    refused.increment(32);
    assertThat(scrape().changesSince(before))
        .isEqualTo(
            Map.of(
                "reads_total{status=\"OK\",topic=\"a\"}", "+17",
                "reads_total{status=\"DROPPED\",topic=\"a\"}", "+2",
                "reads_total{status=\"OK\",topic=\"other\"}", "+12",
                "reads_total{status=\"DROPPED\",topic=\"other\"}", "+32",
                "weft_overflow_total{family=\"reads_total\"}", "+3"));
    assertThat(reads.labelValues("e", Status.DROPPED)).isSameAs(refused);
  }

  @Test
  void aGaugeBeyondTheLimitIsNotShownAndCounted() {
    Gauge lag = limited.gauge("stream_lag_seconds_behind", "Lag").label("topic", 1).register();
    Scrape before = scrape();
    lag.labelValues("a").set(1.5);
    lag.labelValues("b").set(7);
    lag.labelValues("b").set(8);
    assertThat(scrape().changesSince(before))
        .isEqualTo(
            Map.of(
                "stream_lag_seconds_behind{topic=\"a\"}", "=1.5",
                "weft_overflow_total{family=\"stream_lag_seconds_behind\"}", "+2"));
  }

  @Test
  void secretsArePutOutAndWhatIsMaskedIsToldApartOnly() {
    Counter logins =
        limited
            .counter("logins_total", "Logins")
            .label("host", 10)
            .maskedLabel("account", 10)
            .register();
    logins.labelValues("mail someone@example.com", "alice").increment();
    logins.labelValues("mail someone@example.com", "alice").increment();
    logins.labelValues("mail someone@example.com", "bob").increment();
    Scrape scrape = scrape();
    assertThat(scrape.sum("logins_total")).isEqualTo(3);
    String text = scrape.changesSince(scrape0()).toString();
    assertThat(text).doesNotContain("someone", "alice", "bob");
    assertThat(text.split("logins_total", -1)).hasSize(3);
  }

  private static Scrape scrape0() {
    return Scrape.of(new io.prometheus.metrics.model.registry.PrometheusRegistry());
  }

  @Test
  void aCounterThatNobodyTouchesEndsAndBeginsAtZero() {
    Counter visits = limited.counter("visits_total", "Visits").label("page", 1).register();
    CounterDataPoint kept = visits.labelValues("a");
    kept.increment(3);
    assertThat(scrape().value("visits_total{page=\"a\"}")).isEqualTo(3);
    assertThat(scrapeAfter(HOUR).has("visits_total", "page", "a")).isFalse();
    // Its place is free again.
    visits.labelValues("b").increment(5);
    assertThat(scrape().value("visits_total{page=\"b\"}")).isEqualTo(5);
    assertThat(scrapeAfter(HOUR).has("visits_total", "page", "b")).isFalse();
    kept.increment(2);
    visits.labelValues("a").increment(4);
    assertThat(scrape().value("visits_total{page=\"a\"}")).isEqualTo(6);
  }

  @Test
  void aHistogramThatNobodyTouchesEndsAndBeginsAtZero() {
    Histogram visits =
        limited.histogram("visit_duration_seconds", "Visits").label("page", 1).register();
    HistogramDataPoint kept = visits.labelValues("a");
    kept.observe(0.5);
    assertThat(scrape().value("visit_duration_seconds_sum{page=\"a\"}")).isEqualTo(0.5);
    assertThat(scrapeAfter(HOUR).has("visit_duration_seconds_count", "page", "a")).isFalse();
    kept.observe(0.25);
    visits.labelValues("a").observe(1);
    Scrape again = scrape();
    assertThat(again.value("visit_duration_seconds_count{page=\"a\"}")).isEqualTo(2);
    assertThat(again.value("visit_duration_seconds_sum{page=\"a\"}")).isEqualTo(1.25);
    assertThat(scrapeAfter(HOUR).has("visit_duration_seconds_count", "page", "a")).isFalse();
    visits.labelValues("b").observe(2);
    assertThat(scrape().value("visit_duration_seconds_sum{page=\"b\"}")).isEqualTo(2);
  }

  @Test
  void seriesOfClosedLabelSetsNeverEnd() {
    limited.counter("visits_total", "Visits").label("status", Status.class).register();
    scrape();
    Scrape later = scrapeAfter(HOUR);
    assertThat(later.value("visits_total{status=\"OK\"}")).isZero();
  }

  @Test
  void valuesThatComeAndGoLeaveNothing() {
    Counter visits =
        limited.counter("visits_total", "Visits").label("page", 3).label("user", 3).register();
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < 3; i++) {
        visits.labelValues("page-" + round, "user-" + i).increment();
      }
      Scrape scrape = scrape();
      assertThat(scrape.sum("visits_total")).isEqualTo(3);
      assertThat(scrape.value("visits_total", "page", "page-" + round, "user", "user-2"))
          .isEqualTo(1);
      scrapeAfter(HOUR);
    }
    assertThat(visits.size()).isZero();
  }

  @Test
  void aPointThatIsKeptIsCountedWhereTheLimitHasNoPlaceAnyMore() {
    Counter visits = limited.counter("visits_total", "Visits").label("page", 1).register();
    CounterDataPoint kept = visits.labelValues("a");
    kept.increment();
    scrape();
    scrapeAfter(HOUR);
    visits.labelValues("b").increment(2);
    Scrape before = scrape();
    kept.increment(4);
    kept.increment(8);
    assertThat(scrape().changesSince(before))
        .isEqualTo(
            Map.of(
                "visits_total{page=\"other\"}", "+12",
                "weft_overflow_total{family=\"visits_total\"}", "+2"));
  }
}
