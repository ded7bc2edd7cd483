package ai.datapunk.weft.monitoring.reference;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;
import java.util.stream.Stream;

/** What one would ask a metric first: of all processes of an application together. */
final class ExampleQuery {

  private static final String RANGE = "5m";
  private static final double SHARE = 0.95;

  private ExampleQuery() {}

  /** For one of Weft's families. */
  static Query of(Family family) {
    String[] by = by(family.labels());
    return switch (family.type()) {
      case COUNTER -> Series.of(family).rate(RANGE).sumBy(by);
      case HISTOGRAM -> quantile(family.metricName(), family.labels(), HistogramType.DEFAULT);
      case GAUGE, INFO ->
          switch (family) {
            // The lowest is the worst.
            case CIRCUIT_BREAKER_STATE,
                MESH_CIRCUIT_BREAKER_STATE,
                CIRCUIT_BREAKER_SECONDS_TO_OPEN,
                LOAD_BALANCER_INSTANCE_HEALTH,
                LOAD_BALANCER_ACTIVE_INSTANCES,
                MESH_HEALTHY_INSTANCES,
                SERVICE_UP,
                HEALTH_STATUS,
                LAST_CHECK_TIMESTAMP ->
                Series.of(family).now().minBy(by);
            case LOAD_BALANCER_ACTIVE_CONNECTIONS -> Series.of(family).now().sumBy(by);
            default -> Series.of(family).now().maxBy(by);
          };
    };
  }

  /** For a metric of a user's own. */
  static Query own(
      String name, Instrument instrument, HistogramType histogram, List<String> labels) {
    Series series = Series.of(name, labels);
    String[] by = by(labels);
    return switch (instrument) {
      case COUNTER -> series.rate(RANGE).sumBy(by);
      case HISTOGRAM -> quantile(name, labels, histogram);
      case UP_DOWN_COUNTER, STATE_SET -> series.now().sumBy(by);
      case INFO -> series.now().countBy(by);
      case GAUGE -> series.now().maxBy(by);
    };
  }

  private static Query quantile(String name, List<String> labels, HistogramType histogram) {
    if (!histogram.isClassic()) {
      return Series.of(name, labels)
          .rate(RANGE)
          .sumBy(by(labels))
          .within("histogram_quantile(" + SHARE + ", ", ")");
    }
    List<String> buckets = Stream.concat(labels.stream(), Stream.of("le")).toList();
    return Series.of(name + "_bucket", buckets).rate(RANGE).sumBy(by(buckets)).quantile(SHARE);
  }

  private static String[] by(List<String> labels) {
    return Stream.concat(Stream.of("job"), labels.stream()).distinct().toArray(String[]::new);
  }
}
