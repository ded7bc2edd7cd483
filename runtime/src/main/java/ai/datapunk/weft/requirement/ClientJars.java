package ai.datapunk.weft.requirement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jars of the Prometheus client that a class loader finds. */
record ClientJars(List<LibraryJar> jars) {

  private static final String PACKAGE = "io.prometheus.metrics.";
  private static final String NAME = "prometheus-metrics-";

  /** Those that are there. */
  static ClientJars of(ClassLoader loader) {
    return new ClientJars(
        Stream.of(
                model(loader),
                jar(loader, "config.PrometheusProperties", "config"),
                jar(loader, "core.datapoints.DataPoint", "core"),
                jar(loader, "tracer.common.SpanContext", "tracer-common"),
                jar(loader, "tracer.initializer.SpanContextSupplier", "tracer-initializer"),
                jar(loader, "expositionformats.ExpositionFormats", "exposition-textformats"),
                jar(loader, "exporter.common.PrometheusHttpExchange", "exporter-common"),
                jar(loader, "exporter.httpserver.HTTPServer", "exporter-httpserver"))
            .filter(Objects::nonNull)
            .toList());
  }

  /** The one that all others build on; null if it is not there. */
  static @Nullable LibraryJar model(ClassLoader loader) {
    return jar(loader, "model.registry.PrometheusRegistry", "model");
  }

  private static @Nullable LibraryJar jar(ClassLoader loader, String type, String name) {
    return LibraryJar.of(loader, PACKAGE + type, "io.prometheus", NAME + name);
  }

  /**
   * Which are of which version, the fewest first and with their places; null if all are of one
   * version, or of such as make no difference to callers.
   */
  @Nullable String mixture() {
    if (jars.stream().map(LibraryJar::minor).filter(Objects::nonNull).distinct().count() < 2) {
      return null;
    }
    List<List<LibraryJar>> byVersion =
        jars.stream()
            .collect(groupingBy(LibraryJar::versionText, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .sorted(Comparator.comparingInt(List::size))
            .toList();
    List<LibraryJar> most = byVersion.get(byVersion.size() - 1);
    return byVersion.subList(0, byVersion.size() - 1).stream()
            .flatMap(List::stream)
            .map(LibraryJar::toString)
            .collect(joining(", "))
        + " beside "
        + most.stream().map(LibraryJar::artifact).collect(joining(", "))
        + " "
        + most.get(0).versionText();
  }
}
