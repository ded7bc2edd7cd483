package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.Map;

/**
 * The counters and buckets of one scrape of {@link ScrapeConsistencyTest}. A histogram counts by
 * its own name, its {@code +Inf} bucket by the name with {@code _bucket}.
 */
final class AgreeingScrape {

  private final Map<String, Double> series = new HashMap<>();
  private final Map<String, Double> totals = new HashMap<>();
  private final Map<String, Long> nanos = new HashMap<>();

  AgreeingScrape(MetricSnapshots snapshots) {
    snapshots.forEach(
        family -> {
          String name = family.getMetadata().getPrometheusName();
          family.getDataPoints().forEach(point -> add(name, point));
        });
  }

  private void add(String name, DataPointSnapshot point) {
    if (point instanceof CounterDataPointSnapshot counter) {
      put(name, point.getLabels().toString(), counter.getValue());
    } else if (point instanceof HistogramDataPointSnapshot histogram) {
      String labels = point.getLabels().toString();
      put(name, labels, (double) histogram.getCount());
      nanos.merge(name, Math.round(histogram.getSum() * 1e9), Long::sum);
      ClassicHistogramBuckets buckets = histogram.getClassicBuckets();
      long upTo = 0;
      for (int i = 0; i < buckets.size(); i++) {
        upTo += buckets.getCount(i);
        series.put(name + "_bucket" + i + labels, (double) upTo);
      }
      totals.merge(name + "_bucket", (double) upTo, Double::sum);
    }
  }

  private void put(String name, String labels, double value) {
    series.put(name + labels, value);
    totals.merge(name, value, Double::sum);
    for (String status : new String[] {"success", "failure", "value_returned"}) {
      if (labels.contains("=\"" + status + "\"")) {
        totals.merge(name + " " + status, value, Double::sum);
      }
    }
    if (labels.contains("service=\"stock\"")) {
      totals.merge(name + " stock", value, Double::sum);
    }
    if (labels.contains("attempt=\"1\"")) {
      totals.merge(name + " first", value, Double::sum);
    }
  }

  double value(String name) {
    return series.getOrDefault(name, Double.NaN);
  }

  /** The sum over all series of a family, or over those with a value of a label. */
  double sum(String name) {
    return totals.getOrDefault(name, 0.0);
  }

  /** The sum of all durations of a family. */
  long nanos(String name) {
    return nanos.getOrDefault(name, 0L);
  }

  void assertAgrees() {
    // Operations.
    assertThat(sum("mesh_call_duration_seconds_bucket")).isEqualTo(sum("mesh_service_calls"));
    assertThat(sum("mesh_call_duration_seconds")).isEqualTo(sum("mesh_service_calls"));
    double operations = sum("mesh_service_calls stock");
    assertThat(sum("retry_calls")).isEqualTo(operations);
    assertThat(sum("retry_duration_seconds")).isEqualTo(operations);
    assertThat(sum("retry_duration_seconds_bucket")).isEqualTo(operations);
    assertThat(sum("own_duration_seconds")).isEqualTo(operations);
    assertThat(sum("own_duration_seconds_bucket")).isEqualTo(operations);
    assertThat(sum("retry_success") + sum("retry_failure")).isEqualTo(operations);
    assertThat(sum("mesh_service_calls success")).isEqualTo(sum("retry_success"));
    assertThat(sum("retry_calls value_returned")).isEqualTo(sum("retry_success"));
    // Attempts.
    double attempts = sum("retry_attempts");
    assertThat(sum("circuit_breaker_requests")).isEqualTo(attempts);
    assertThat(sum("circuit_breaker_request_duration_seconds")).isEqualTo(attempts);
    assertThat(sum("circuit_breaker_request_duration_seconds_bucket")).isEqualTo(attempts);
    assertThat(sum("load_balancer_requests")).isEqualTo(attempts);
    assertThat(sum("load_balancer_request_duration_seconds")).isEqualTo(attempts);
    double failed = sum("circuit_breaker_requests failure");
    assertThat(sum("circuit_breaker_request_duration_seconds failure")).isEqualTo(failed);
    assertThat(sum("circuit_breaker_failures")).isEqualTo(failed);
    assertThat(sum("load_balancer_errors")).isEqualTo(failed);
    // No operation without its attempts, no duration without its call.
    assertThat(sum("retry_attempts first")).isGreaterThanOrEqualTo(operations);
    assertThat(attempts).isGreaterThanOrEqualTo(operations);
    assertThat(sum("circuit_breaker_rejections"))
        .isGreaterThanOrEqualTo(sum("mesh_service_calls") - operations);
    assertThat(nanos("circuit_breaker_request_duration_seconds"))
        .isLessThanOrEqualTo(Math.round(attempts * 1_000));
  }

  void assertNothingDecreasedSince(AgreeingScrape before) {
    before.series.forEach(
        (name, value) -> {
          if (!(value(name) >= value)) {
            throw new AssertionError(name + " was " + value + " and is " + value(name));
          }
        });
  }
}
