package ai.datapunk.weft.process;

import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;

/** Which version of the application runs, as {@code build_info}. */
final class BuildInfo {

  private BuildInfo() {}

  /** Registers it with these labels. */
  static void register(PrometheusRegistry registry, Labels labels, String version) {
    Info.builder()
        .name("build_info")
        .help("What runs: the version of the application.")
        .labelNames("version")
        .constLabels(labels)
        .register(registry)
        .setLabelValues(version);
  }
}
