package ai.datapunk.weft.requirement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jars of the Prometheus client that a class loader finds. */
record ClientJars(List<LibraryJar> jars) {

  private static final String PACKAGE = "io.prometheus.metrics.";
  private static final String NAME = "prometheus-metrics-";

  /** Those that are there. */
  static ClientJars of(ClassLoader loader) {
    List<LibraryJar> jars = new ArrayList<>();
    add(jars, model(loader));
    add(jars, jar(loader, "config.PrometheusProperties", "config"));
    add(jars, jar(loader, "core.datapoints.DataPoint", "core"));
    add(jars, jar(loader, "tracer.common.SpanContext", "tracer-common"));
    add(jars, jar(loader, "tracer.initializer.SpanContextSupplier", "tracer-initializer"));
    add(jars, jar(loader, "expositionformats.ExpositionFormats", "exposition-textformats"));
    add(jars, jar(loader, "exporter.common.PrometheusHttpExchange", "exporter-common"));
    add(jars, jar(loader, "exporter.httpserver.HTTPServer", "exporter-httpserver"));
    add(jars, jar(loader, "instrumentation.jvm.JvmMetrics", "instrumentation-jvm"));
    return new ClientJars(List.copyOf(jars));
  }

  private static void add(List<LibraryJar> jars, @Nullable LibraryJar jar) {
    if (jar != null) {
      jars.add(jar);
    }
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
    // Without lambdas, which cost more than all else here where nobody has used them before.
    Set<String> minors = new HashSet<>();
    for (LibraryJar jar : jars) {
      String minor = jar.minor();
      if (minor != null) {
        minors.add(minor);
      }
    }
    return minors.size() < 2 ? null : listed();
  }

  private String listed() {
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
