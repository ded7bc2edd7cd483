package ai.datapunk.weft.process;

import ai.datapunk.weft.store.AddedMetric;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A registry that only notes what is registered with it: the client's instrumentation gives its
 * metrics to registries alone, and could not take them out again. Not thread-safe.
 */
final class CollectedMetrics extends PrometheusRegistry {

  /**
   * Those that the client has only on some systems, JVMs, or with some of their options, and the
   * one of its own that is left out anyway.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "process_resident_memory_bytes",
          "process_virtual_memory_bytes",
          "jvm_native_memory_reserved_bytes",
          "jvm_native_memory_committed_bytes",
          "jvm_compilation_time_seconds_total",
          "jvm_memory_pool_allocated_bytes_total",
          "jvm_threads_state",
          "jvm_threads_deadlocked",
          "jvm_threads_deadlocked_monitor");

  private final NamePatterns without;
  private final Map<String, Collector> byName = new HashMap<>();
  private final SortedSet<String> known = new TreeSet<>();
  private final List<AddedMetric> wanted = new ArrayList<>();

  /**
   * None yet.
   *
   * @param without the names of metrics that are not wanted
   */
  CollectedMetrics(NamePatterns without) {
    this.without = without;
  }

  @Override
  public void register(Collector collector) {
    AddedMetric metric = AddedMetric.of(collector);
    metric
        .names()
        .forEach(
            name -> {
              addKnown(name);
              byName.put(name, collector);
            });
    if (metric.names().stream().allMatch(this::isWanted)) {
      wanted.add(metric);
    }
  }

  /** Takes all of them: whoever registers several leaves out those that are not wanted. */
  @Override
  public void register(MultiCollector collector) {
    wanted.add(AddedMetric.of(collector));
  }

  /** There is a metric of this name, wanted or not. */
  void addKnown(String name) {
    known.add(name);
  }

  /** Whether the metric of a name is wanted. */
  boolean isWanted(String name) {
    return !without.match(name);
  }

  /** The metric of a name; null if there is none, as on another system. */
  @Nullable Collector metric(String name) {
    return byName.get(name);
  }

  /**
   * Those that are wanted.
   *
   * @throws IllegalArgumentException if there is none of one of the names that are not, on no
   *     system
   */
  List<AddedMetric> wanted() {
    SortedSet<String> anywhere = new TreeSet<>(known);
    anywhere.addAll(ELSEWHERE);
    SortedSet<String> unknown = without.matchingNone(anywhere);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "No metrics of the process are "
              + String.join(", ", unknown)
              + ": they are "
              + String.join(", ", anywhere));
    }
    return List.copyOf(wanted);
  }
}
