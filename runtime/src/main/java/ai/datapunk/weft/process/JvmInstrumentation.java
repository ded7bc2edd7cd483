package ai.datapunk.weft.process;

import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmCompilationMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmNativeMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * The Prometheus client's metrics of the JVM and the process, but for {@code
 * jvm_memory_pool_allocated_bytes_total}: that one listens to the JVM's collectors and never stops,
 * so that an application that is gone could not be freed.
 */
final class JvmInstrumentation {

  private JvmInstrumentation() {}

  /** Registers them with these labels. */
  static void register(PrometheusRegistry registry, Labels labels) {
    JvmThreadsMetrics.builder().constLabels(labels).register(registry);
    JvmBufferPoolMetrics.builder().constLabels(labels).register(registry);
    JvmClassLoadingMetrics.builder().constLabels(labels).register(registry);
    JvmCompilationMetrics.builder().constLabels(labels).register(registry);
    JvmGarbageCollectorMetrics.builder().constLabels(labels).register(registry);
    JvmMemoryMetrics.builder().constLabels(labels).register(registry);
    JvmNativeMemoryMetrics.builder().constLabels(labels).register(registry);
    JvmRuntimeInfoMetric.builder().constLabels(labels).register(registry);
    io.prometheus.metrics.instrumentation.jvm.ProcessMetrics.builder()
        .constLabels(labels)
        .register(registry);
  }
}
