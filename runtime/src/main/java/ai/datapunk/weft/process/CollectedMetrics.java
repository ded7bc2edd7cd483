package ai.datapunk.weft.process;

import static java.util.stream.Collectors.toCollection;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A registry that only notes what is registered with it: the client's instrumentation gives its
 * metrics to registries alone, and could not take them out again. Not thread-safe.
 */
final class CollectedMetrics extends PrometheusRegistry {

  /** Those that the client has only on some systems, JVMs, or with some of their options. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "process_resident_memory_bytes",
          "process_virtual_memory_bytes",
          "jvm_native_memory_reserved_bytes",
          "jvm_native_memory_committed_bytes",
          "jvm_compilation_time_seconds_total",
          "jvm_threads_state",
          "jvm_threads_deadlocked",
          "jvm_threads_deadlocked_monitor");

  /** By their names as a query has them. */
  private final Map<String, Collector> metrics = new LinkedHashMap<>();

  @Override
  public void register(Collector collector) {
    metrics.put(queried(collector), collector);
  }

  @SuppressWarnings("deprecation") // What later clients ask for in its place, 1.5 does not have.
  private static String queried(Collector collector) {
    MetricType type = collector.getMetricType();
    if (type == MetricType.COUNTER) {
      return named(collector) + "_total";
    }
    return type == MetricType.INFO ? named(collector) + "_info" : named(collector);
  }

  /** The name that the client has for it. */
  @SuppressWarnings("deprecation")
  private static String named(Collector collector) {
    return String.valueOf(collector.getPrometheusName());
  }

  /** The metric of a name; null if there is none, as on another system. */
  @Nullable Collector metric(String name) {
    return metrics.get(name);
  }

  List<Collector> all() {
    return List.copyOf(metrics.values());
  }

  /**
   * Forgets those of these names.
   *
   * @throws IllegalArgumentException if there is none of one of the names, on no system
   */
  void leaveOut(Set<String> names) {
    SortedSet<String> unknown = new TreeSet<>(names);
    unknown.removeAll(metrics.keySet());
    unknown.removeAll(ELSEWHERE);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "No metrics of the process are "
              + String.join(", ", unknown)
              + ": they are "
              + String.join(", ", new TreeSet<>(metrics.keySet())));
    }
    metrics.keySet().removeAll(names);
  }

  /**
   * Those of these metrics that there are already, as queries have their names.
   *
   * @param known which of the names that the client has for them are
   */
  SortedSet<String> among(UnaryOperator<Set<String>> known) {
    Set<String> there =
        known.apply(
            metrics.values().stream()
                .map(CollectedMetrics::named)
                .collect(toCollection(TreeSet::new)));
    return metrics.entrySet().stream()
        .filter(metric -> there.contains(named(metric.getValue())))
        .map(Map.Entry::getKey)
        .collect(toCollection(TreeSet::new));
  }
}
