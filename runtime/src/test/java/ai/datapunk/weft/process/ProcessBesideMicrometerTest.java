package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.CapturedLog;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmCompilationMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In the registry of an application that has Micrometer's metrics of the process, as in Boot. */
class ProcessBesideMicrometerTest {

  private static final List<MeterBinder> OF_BOOT =
      List.of(
          new ClassLoaderMetrics(),
          new JvmCompilationMetrics(),
          new JvmInfoMetrics(),
          new JvmMemoryMetrics(),
          new JvmThreadMetrics(),
          new UptimeMetrics(),
          new ProcessorMetrics(),
          new FileDescriptorMetrics(),
          new DiskSpaceMetrics(new File(".")));

  private final PrometheusRegistry micrometers = new PrometheusRegistry();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, micrometers, Clock.SYSTEM);
  private final Mesh mesh =
      Mesh.builder()
          .registry(new PrometheusRegistry())
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();

  ProcessBesideMicrometerTest() {
    OF_BOOT.forEach(binder -> binder.bindTo(registry));
  }

  @AfterEach
  void close() {
    mesh.close();
    registry.close();
  }

  @Test
  void whatThePageLeavesOutIsAllThatBothHave() {
    try (CapturedLog log = new CapturedLog();
        ProcessMetrics shown =
            ProcessMetrics.of(mesh)
                .without("jvm_*", "disk_*", "process_start_time_seconds")
                .start()) {
      assertThat(shown).isNotNull();
      mesh.showIn(micrometers);
      assertThat(log.linesWith("left out of a registry")).isEmpty();
      assertThat(micrometers.scrape())
          .extracting(metric -> metric.getMetadata().getPrometheusName())
          .contains(
              "build",
              "process_memory_bytes",
              "process_cpu_seconds",
              "network_errors",
              "process_uptime_seconds",
              "jvm_memory_used_bytes",
              "disk_free_bytes")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void whereNothingIsLeftOutThoseThatBothHaveAreMicrometersAndTold() {
    try (CapturedLog log = new CapturedLog();
        ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      mesh.showIn(micrometers);
      assertThat(log.linesWith("left out of a registry"))
          .singleElement()
          .asString()
          .contains(
              "\"disk_free_bytes\"", "\"jvm_memory_used_bytes\"", "\"process_start_time_seconds\"");
    }
  }
}
