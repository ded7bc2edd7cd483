package ai.datapunk.weft.process;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.jspecify.annotations.Nullable;

/**
 * The memory that the process has, by type, as {@code process_memory_bytes}: resident, where the
 * system tells, and the heap and the rest that the JVM uses. Not the virtual memory, of which a JVM
 * reserves more than any alert's limit.
 *
 * @param resident the client's gauge of the resident memory; null where the system does not tell
 */
record MemoryInUse(@Nullable Collector resident) {

  /** Registers it with these labels. */
  void register(PrometheusRegistry registry, Labels labels) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    GaugeWithCallback.builder()
        .name("process_memory_bytes")
        .help("Memory of the process: resident, and used on the heap and elsewhere by the JVM.")
        .labelNames("type")
        .constLabels(labels)
        .callback(
            callback -> {
              if (resident != null && resident.collect() instanceof GaugeSnapshot gauge) {
                gauge.getDataPoints().forEach(point -> callback.call(point.getValue(), "resident"));
              }
              callback.call((double) memory.getHeapMemoryUsage().getUsed(), "heap");
              callback.call((double) memory.getNonHeapMemoryUsage().getUsed(), "non_heap");
            })
        .register(registry);
  }
}
