package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.contract.MetricIndex;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.testing.ApplicationModules;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of metrics that the application's catalogs do not have. */
class UnknownMetricsTest {

  private static final String TOLD = "is for a metric that no catalog of the application has";

  @TempDir private Path classes;

  private final CapturedLog log = new CapturedLog();

  @SuppressWarnings("NullAway.Init")
  private ApplicationModules modules;

  @BeforeEach
  void haveACatalog() throws IOException {
    ApplicationModules.write(classes, MethodIndex.PATH, "shop.Depot#count(int)");
    ApplicationModules.write(classes, MetricIndex.path("depot_seconds"), "{}");
    modules = new ApplicationModules(classes);
  }

  @AfterEach
  void stop() throws IOException {
    log.close();
    modules.close();
  }

  private static Mesh mesh(Configuration configuration, SeriesLimits limits) {
    return Mesh.builder()
        .registry(new PrometheusRegistry())
        .configuration(configuration)
        .limits(limits)
        .build();
  }

  private static Configuration file(String... keysAndValues) {
    Configuration.Builder builder = Configuration.builder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      builder.add("a line", Map.of(keysAndValues[i], keysAndValues[i + 1]));
    }
    return builder.build();
  }

  @Test
  void areToldOnceWithTheirKeys() {
    Configuration configuration =
        file(
            "weft.family.depot_seconds.retention", "1h",
            "weft.family.nosuch_seconds.retention", "1h",
            "weft.family.retry_duration_seconds.max-label-sets", "7");
    try (Mesh mesh = mesh(configuration, SeriesLimits.defaults())) {
      mesh.rules(new SeriesRules(SeriesLimits.defaults().perFamily(7), null, null));
      mesh.configure(
          Configuration.of(
              Map.of("weft.family.nosuch_seconds.retention", "2h"),
              Map.of(
                  "WEFT_FAMILY_NEITHER_SECONDS_MAX_LABEL_SETS", "7",
                  "WEFT_FAMILY_DEPOT_SECONDS_MAX_LABEL_SETS", "7"),
              Map.of()));
    }
    assertThat(log.linesWith(TOLD))
        .satisfiesExactly(
            line -> assertThat(line).contains("weft.family.nosuch_seconds.retention (a line) is"),
            line ->
                assertThat(line)
                    .contains("WEFT_FAMILY_NEITHER_SECONDS_MAX_LABEL_SETS (environment) is"),
            line ->
                assertThat(line)
                    .contains("weft.family.nosuch_seconds.retention (weft.properties) is"));
  }

  /** As where several threads make Weft's own mesh at the same time. */
  @Test
  void areToldOnceThoughTwoMeshesOfARegistryReadThem() {
    PrometheusRegistry registry = new PrometheusRegistry();
    System.setProperty("weft.family.nosuch_seconds.retention", "1h");
    try {
      Mesh first = OwnMesh.in(registry).mesh();
      OwnMesh.in(registry).mesh().close();
      first.close();
    } finally {
      System.clearProperty("weft.family.nosuch_seconds.retention");
    }
    assertThat(log.linesWith(TOLD)).hasSize(1);
  }

  @Test
  void areToldOfCodeToo() {
    SeriesLimits limits =
        SeriesLimits.defaults()
            .family("depot_seconds", 5)
            .family("nosuch_seconds", 5)
            .family("retry_calls_total", 5)
            .retention("neither_seconds", Duration.ofHours(1));
    try (Mesh mesh = mesh(Configuration.none(), limits)) {
      mesh.configure(file("weft.retry.delay", "1ms"));
    }
    assertThat(log.linesWith(TOLD))
        .satisfiesExactly(
            line -> assertThat(line).contains("The limit of nosuch_seconds in code is"),
            line -> assertThat(line).contains("The retention of neither_seconds in code is"));
  }

  @Test
  void areNotToldOfAMetricThatIsThere() {
    try (Mesh mesh = mesh(Configuration.none(), SeriesLimits.defaults())) {
      mesh.engine()
          .store()
          .customMetrics()
          .define("local_seconds", "Own.", BucketBounds.DEFAULT, HistogramType.DEFAULT, List.of());
      mesh.configure(file("weft.family.local_seconds.retention", "1h"));
    }
    assertThat(log.linesWith(TOLD)).isEmpty();
  }

  @Test
  void areNotToldWhereThereIsNoCatalog() throws IOException {
    Files.delete(classes.resolve(MethodIndex.PATH));
    mesh(file("weft.family.nosuch_seconds.retention", "1h"), SeriesLimits.defaults()).close();
    assertThat(log.linesWith(TOLD)).isEmpty();
  }
}
