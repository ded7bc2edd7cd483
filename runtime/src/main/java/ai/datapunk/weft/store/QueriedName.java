package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name that queries have for a metric: of counters and infos the client leaves the end out. */
final class QueriedName {

  private static final String COUNTER = "_total";
  private static final String INFO = "_info";

  private QueriedName() {}

  static String of(String name, @Nullable MetricType type) {
    if (type == MetricType.COUNTER) {
      return name + COUNTER;
    }
    return type == MetricType.INFO ? name + INFO : name;
  }

  static String of(MetricSnapshot metric) {
    String name = metric.getMetadata().getPrometheusName();
    if (metric instanceof CounterSnapshot) {
      return name + COUNTER;
    }
    return metric instanceof InfoSnapshot ? name + INFO : name;
  }

  /** Whether a metric that the client has by this name can be one of those. */
  static boolean isPerhaps(String name, Set<String> queried) {
    return queried.contains(name)
        || queried.contains(name + COUNTER)
        || queried.contains(name + INFO);
  }
}
