package ai.datapunk.weft.record;

import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.ManualTicker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A method with a metric of its own that has open labels, which is retried and load balanced: the
 * metric and the series of instances have a retention of an hour, all others none.
 */
abstract class RetentionFixture {

  static final Duration HOUR = Duration.ofHours(1);
  static final String OWN = "own_seconds";
  static final String REQUESTS = "load_balancer_requests";
  static final String CALLS = "retry_calls";
  static final String ATTEMPTS = "retry_attempts";

  final PrometheusRegistry registry = new PrometheusRegistry();
  final MetricStore store = MetricStore.in(registry);
  final ManualTicker ticker = new ManualTicker();

  RetentionFixture() {
    store.clock(ticker);
    store.limit(
        SeriesLimits.defaults()
            .retention(OWN, HOUR)
            .retention("load_balancer_requests_total", HOUR)
            .retention("load_balancer_request_duration_seconds", HOUR));
  }

  final OperationRecorder root(CustomHistogram metric) {
    return OperationRecorder.root(
        new SeriesWiring(
            MethodSpec.of("m()")
                .timed(metric)
                .retried("stock", "fetch", RetryPolicy.DEFAULT)
                .loadBalanced("stock", "round_robin", 200, 0),
            store));
  }

  static CustomHistogram metric() {
    return CustomHistogram.of(OWN, "Own.");
  }

  static TrackedInstance instance(String address) {
    return new TrackedInstance(new InstanceSource.Address(address, 1, 0), false);
  }

  /** Each series of a family by the values of its labels: how much it has counted. */
  final Shown scrape() {
    Map<String, Map<String, Double>> families = new HashMap<>();
    registry
        .scrape()
        .forEach(
            family -> {
              Map<String, Double> counts =
                  families.computeIfAbsent(
                      family.getMetadata().getPrometheusName(), name -> new HashMap<>());
              family.getDataPoints().forEach(point -> counts.put(values(point), counted(point)));
            });
    return new Shown(families);
  }

  final Shown scrapeAfter(Duration time) {
    ticker.advance(time);
    return scrape();
  }

  private static String values(DataPointSnapshot point) {
    StringBuilder values = new StringBuilder();
    point
        .getLabels()
        .forEach(label -> values.append(values.isEmpty() ? "" : " ").append(label.getValue()));
    return values.toString();
  }

  private static double counted(DataPointSnapshot point) {
    return point instanceof CounterDataPointSnapshot counter
        ? counter.getValue()
        : point instanceof HistogramDataPointSnapshot histogram ? histogram.getCount() : Double.NaN;
  }

  /** What a scrape shows. */
  record Shown(Map<String, Map<String, Double>> families) {

    /** The series of a family. */
    Map<String, Double> get(String family) {
      return families.getOrDefault(family, Map.of());
    }

    /** The sum over the series of a family. */
    double sum(String family) {
      return Shown.sum(get(family));
    }

    static double sum(Map<String, Double> series) {
      return series.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }
}
