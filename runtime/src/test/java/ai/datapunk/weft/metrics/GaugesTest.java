package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.testing.Scrape;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GaugesTest extends MetricsFixture {

  @Test
  void aGaugeIsAbsentUntilItHasAValue() {
    Gauge size =
        metrics.gauge("queue_size", "Jobs waiting").label("status", Status.class).register();
    assertThat(scrape().has("queue_size", "status", "OK")).isFalse();
    size.labelValues(Status.OK).set(3);
    assertThat(scrape().value("queue_size{status=\"OK\"}")).isEqualTo(3);
    size.labelValues(Status.OK).set(Double.NaN);
    assertThat(scrape().has("queue_size", "status", "OK")).isFalse();
  }

  @Test
  void aGaugeOfSecondsTakesTimes() {
    Gauge lag =
        metrics
            .gauge("stream_lag_seconds", "How far behind")
            .label("topic", 40)
            .label("partition", 64)
            .register();
    lag.labelValues("a", 3).set(Duration.ofMillis(1_250));
    assertThat(scrape().value("stream_lag_seconds{partition=\"3\",topic=\"a\"}")).isEqualTo(1.25);
  }

  @Test
  void aGaugeOfRatiosTakesPartsOfAWhole() {
    Gauge hits = metrics.gauge("cache_hit_ratio", "Hits").booleanLabel("local").register();
    hits.labelValues(true).setRatio(3, 4);
    hits.labelValues(false).setRatio(0, 0);
    assertThat(scrape().value("cache_hit_ratio{local=\"true\"}")).isEqualTo(0.75);
    assertThat(scrape().has("cache_hit_ratio", "local", "false")).isFalse();
    Gauge misses = metrics.gauge("cache_miss_ratio", "Misses").register();
    misses.setRatio(1, 8);
    assertThat(scrape().value("cache_miss_ratio")).isEqualTo(0.125);
    Scrape before = scrape();
    hits.labelValues(true).setRatio(5, 4);
    hits.labelValues(true).setRatio(-1, 4);
    hits.labelValues(true).set(Duration.ofSeconds(1));
    assertThat(changesSince(before)).isEqualTo(Map.of("weft_recording_failures_total", "+3"));
  }

  @Test
  void aGaugeFollowsASupplierUntilItIsSet() {
    AtomicInteger size = new AtomicInteger(5);
    Gauge gauge = metrics.gauge("pool_size", "Connections").register();
    gauge.follow(size::get);
    assertThat(scrape().value("pool_size")).isEqualTo(5);
    size.set(6);
    assertThat(scrape().value("pool_size")).isEqualTo(6);
    gauge.set(1);
    assertThat(scrape().value("pool_size")).isEqualTo(1);
    gauge.follow(
        () -> {
          throw new IllegalStateException("no size");
        });
    Scrape before = scrape();
    assertThat(before.has("pool_size")).isFalse();
    assertThat(scrape().value("weft_recording_failures_total"))
        .isGreaterThan(before.value("weft_recording_failures_total"));
  }

  @Test
  void aGaugeFollowsASupplierForEachLabelSet() {
    Gauge size = metrics.gauge("pool_size", "Connections").label("pool", 2).register();
    size.follow(() -> 5, "a");
    size.follow(() -> 6, "b");
    size.follow(() -> 7, "a");
    assertThat(scrape().value("pool_size{pool=\"a\"}")).isEqualTo(7);
    assertThat(scrape().value("pool_size{pool=\"b\"}")).isEqualTo(6);
    Scrape before = scrape();
    size.follow(() -> 8, "c");
    assertThat(changesSince(before))
        .isEqualTo(Map.of("weft_overflow_total{family=\"pool_size\"}", "+1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> size.follow(() -> 9))
        .withMessage("pool_size has the labels [pool], but 0 values were given");
  }

  @Test
  void anInfoWhoseValuesAreKnownIsThereOnceItIsShownToo() {
    Info mode =
        metrics
            .info("stream_mode_info", "How it runs")
            .label("mode", Status.class)
            .booleanLabel("fast")
            .register();
    Scrape before = scrape();
    mode.show(Status.OK, true);
    assertThat(changesSince(before))
        .isEqualTo(Map.of("stream_mode_info{fast=\"true\",mode=\"OK\"}", "=1"));
    before = scrape();
    mode.show(Status.DROPPED, true);
    assertThat(changesSince(before))
        .isEqualTo(Map.of("stream_mode_info{fast=\"true\",mode=\"DROPPED\"}", "=1"));
  }

  @Test
  void anInfoIsThereOnceItIsShown() {
    Info build =
        metrics
            .info("stream_build_info", "What was built")
            .constantLabel("language", "java")
            .label("version", 1)
            .register();
    assertThat(scrape().has("stream_build_info")).isFalse();
    build.show("1.2");
    build.show("1.2");
    assertThat(scrape().value("stream_build_info{language=\"java\",version=\"1.2\"}")).isEqualTo(1);
    Scrape before = scrape();
    build.show("1.3");
    assertThat(changesSince(before))
        .containsEntry("weft_overflow_total{family=\"stream_build_info\"}", "+1");
    assertThat(scrape().value("stream_build_info{language=\"java\",version=\"other\"}"))
        .isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(build::show)
        .withMessage("stream_build_info has the labels [version], but 0 values were given");
  }

  @Test
  void countsWhatIsInFlight() {
    UpDownCounter running =
        metrics.upDownCounter("jobs_running", "Jobs").label("queue", 10).register();
    UpDownDataPoint mails = running.labelValues("mails");
    assertThat(scrape().value("jobs_running{queue=\"mails\"}")).isZero();
    try (InFlight one = mails.inFlight();
        InFlight two = running.labelValues("mails").inFlight()) {
      assertThat(one).isSameAs(two);
      assertThat(scrape().value("jobs_running{queue=\"mails\"}")).isEqualTo(2);
    }
    assertThat(scrape().value("jobs_running{queue=\"mails\"}")).isZero();
    mails.add(7);
    mails.increment();
    mails.decrement();
    mails.decrement();
    assertThat(scrape().value("jobs_running{queue=\"mails\"}")).isEqualTo(6);
  }

  @Test
  void countsUpAndDownInTwoThreads() throws InterruptedException {
    UpDownCounter running = metrics.upDownCounter("jobs_running", "Jobs").register();
    Runnable work =
        () -> {
          for (int i = 0; i < 50_000; i++) {
            running.add(2);
            running.increment();
            running.decrement();
            running.decrement();
          }
        };
    Thread other = new Thread(work);
    other.start();
    work.run();
    other.join();
    assertThat(scrape().value("jobs_running")).isEqualTo(100_000);
  }

  @Test
  void theStateIsTheOneThatWasSetLastByWhomever() {
    StateSet<EventType> one = jobs();
    one.labelValues("nightly").set(EventType.VIEW);
    StateSet<EventType> other = jobs();
    String view = "etl_job_status{job_name=\"nightly\",status=\"VIEW\"}";
    String click = "etl_job_status{job_name=\"nightly\",status=\"CLICK\"}";
    assertThat(scrape().value(view)).isEqualTo(1);
    other.labelValues("nightly").set(EventType.CLICK);
    assertThat(scrape().value(click)).isEqualTo(1);
    one.labelValues("nightly").set(EventType.VIEW);
    assertThat(scrape().value(view)).isEqualTo(1);
    assertThat(scrape().value(click)).isZero();
  }

  private StateSet<EventType> jobs() {
    return metrics
        .stateSet("etl_job_status", "What a job does", "status", EventType.class)
        .label("job_name", 5)
        .register();
  }

  @Test
  void oneStateIsOneAndAllOthersAreZero() {
    StateDataPoint<EventType> nightly = jobs().labelValues("nightly");
    Scrape before = scrape();
    assertThat(before.value("etl_job_status{job_name=\"nightly\",status=\"CLICK\"}")).isZero();
    nightly.set(EventType.VIEW);
    assertThat(changesSince(before))
        .isEqualTo(Map.of("etl_job_status{job_name=\"nightly\",status=\"VIEW\"}", "=1"));
    before = scrape();
    nightly.set(EventType.CLICK);
    assertThat(changesSince(before))
        .isEqualTo(
            Map.of(
                "etl_job_status{job_name=\"nightly\",status=\"CLICK\"}", "=1",
                "etl_job_status{job_name=\"nightly\",status=\"VIEW\"}", "=0"));
  }
}
