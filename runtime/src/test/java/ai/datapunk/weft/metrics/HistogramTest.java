package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistogramTest extends MetricsFixture {

  @Test
  void observesTimesInSecondsAndNanoseconds() {
    Histogram searches =
        metrics
            .histogram("index_search_duration_seconds", "Searches")
            .buckets(0.1, 1)
            .label("type", EventType.class)
            .register();
    Scrape zero = scrape();
    assertThat(zero.value("index_search_duration_seconds_count{type=\"VIEW\"}")).isZero();
    HistogramDataPoint views = searches.labelValues(EventType.VIEW);
    views.observe(Duration.ofMillis(100));
    views.observeNanos(100_000_001);
    views.observe(2.5);
    Scrape scrape = scrape();
    assertThat(scrape.value("index_search_duration_seconds_count{type=\"VIEW\"}")).isEqualTo(3);
    assertThat(scrape.value("index_search_duration_seconds_sum{type=\"VIEW\"}"))
        .isEqualTo(2.700000001);
    assertThat(scrape.value("index_search_duration_seconds_bucket{le=\"0.1\",type=\"VIEW\"}"))
        .isEqualTo(1);
    assertThat(scrape.value("index_search_duration_seconds_bucket{le=\"1\",type=\"VIEW\"}"))
        .isEqualTo(2);
    assertThat(scrape.value("index_search_duration_seconds_bucket{le=\"+Inf\",type=\"VIEW\"}"))
        .isEqualTo(3);
  }

  @Test
  void observesSizesRatiosAndNumbers() {
    Histogram sizes = metrics.histogram("upload_size_bytes", "Uploads").register();
    Histogram ratios = metrics.histogram("batch_fill_ratio", "Batches").register();
    Histogram numbers = metrics.histogram("batch_size_records", "Batches").register();
    sizes.observe(1025);
    ratios.observe(0.25);
    numbers.observe(10);
    Scrape scrape = scrape();
    assertThat(scrape.value("upload_size_bytes_bucket{le=\"1024\"}")).isZero();
    assertThat(scrape.value("upload_size_bytes_bucket{le=\"4096\"}")).isEqualTo(1);
    assertThat(scrape.value("upload_size_bytes_sum")).isEqualTo(1025);
    assertThat(scrape.value("batch_fill_ratio_bucket{le=\"0.2\"}")).isZero();
    assertThat(scrape.value("batch_fill_ratio_bucket{le=\"0.3\"}")).isEqualTo(1);
    assertThat(scrape.value("batch_fill_ratio_sum")).isEqualTo(0.25);
    assertThat(scrape.value("batch_size_records_bucket{le=\"5\"}")).isZero();
    assertThat(scrape.value("batch_size_records_bucket{le=\"10\"}")).isEqualTo(1);
  }

  @Test
  void observesNothingThatCannotBeAndThrowsNothing() {
    Histogram sizes = metrics.histogram("upload_size_bytes", "Uploads").register();
    Scrape before = scrape();
    sizes.observe(-1);
    sizes.observe(Double.NaN);
    sizes.observe(Double.POSITIVE_INFINITY);
    sizes.observe(Duration.ofSeconds(1));
    assertThat(changesSince(before)).isEqualTo(Map.of("weft_recording_failures_total", "+4"));
  }

  @Test
  void bucketsAreAscending() {
    Histogram.Builder builder = metrics.histogram("upload_size_bytes", "Uploads");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.buckets(2, 1))
        .withMessage("Bucket bounds must be finite, positive and ascending: [2.0, 1.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.buckets())
        .withMessage(
            "upload_size_bytes has no buckets: leave them out to have Weft's, or name one at"
                + " least");
  }

  @Test
  void losesNothingOfTwoThreads() throws InterruptedException {
    Histogram sizes =
        metrics.histogram("upload_size_bytes", "Uploads").label("topic", 4).register();
    Runnable work =
        () -> {
          for (int i = 0; i < 50_000; i++) {
            sizes.labelValues("topic-" + (i & 1)).observe(3);
          }
        };
    Thread other = new Thread(work);
    other.start();
    work.run();
    other.join();
    for (int i = 0; i < 2; i++) {
      assertThat(scrape().value("upload_size_bytes_count", "topic", "topic-" + i))
          .isEqualTo(50_000);
      assertThat(scrape().value("upload_size_bytes_sum", "topic", "topic-" + i)).isEqualTo(150_000);
    }
  }

  @Test
  void nativeBucketsAreThoseOfTheUnit() {
    Histogram ratios =
        metrics.histogram("batch_fill_ratio", "Batches").type(HistogramType.NATIVE).register();
    Histogram numbers =
        metrics.histogram("batch_size_records", "Batches").type(HistogramType.NATIVE).register();
    ratios.observe(0.25);
    numbers.observe(8);
    // Of schema 3, bucket i holds what is up to 2 to the power of i/8.
    assertThat(nativeBuckets("batch_fill_ratio")).isEqualTo(Map.of(-16, 1L));
    assertThat(nativeBuckets("batch_size_records")).isEqualTo(Map.of(24, 1L));
  }

  private Map<Integer, Long> nativeBuckets(String name) {
    HistogramSnapshot histogram =
        (HistogramSnapshot)
            registry.scrape(name::equals).stream()
                .filter(HistogramSnapshot.class::isInstance)
                .findFirst()
                .orElseThrow();
    return histogram.getDataPoints().get(0).getNativeBucketsForPositiveValues().stream()
        .collect(Collectors.toMap(each -> each.getBucketIndex(), each -> each.getCount()));
  }
}
