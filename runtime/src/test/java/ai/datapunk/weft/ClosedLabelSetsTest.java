package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.LabelSetIndex;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits below the label sets that the application's catalogs know in advance. */
class ClosedLabelSetsTest {

  private static final String TOLD = "label sets whose values are all known in advance";

  @TempDir private Path folder;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final CapturedLog log = new CapturedLog();

  @BeforeEach
  void haveTwoModules() throws IOException {
    write("shop", "retry_attempts_total 12\nput_seconds 30\nno line\n");
    write("client", "retry_attempts_total 7\nretry_calls_total 8\n");
    URL[] urls = {folder.resolve("shop").toUri().toURL(), folder.resolve("client").toUri().toURL()};
    Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
  }

  private void write(String module, String text) throws IOException {
    Path file = folder.resolve(module).resolve(LabelSetIndex.PATH);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @AfterEach
  void stop() throws IOException {
    log.close();
    if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader ours) {
      Thread.currentThread().setContextClassLoader(before);
      ours.close();
    }
  }

  @Test
  void areToldAtTheStartAndOnce() {
    Configuration configuration =
        Configuration.of(
            Map.of(
                "weft.family.retry_attempts_total.max-label-sets", "11",
                "weft.family.retry_calls_total.max-label-sets", "8",
                "weft.family.put_seconds.max-label-sets", "29"),
            Map.of(),
            Map.of());
    try (Mesh mesh =
        Mesh.builder().registry(new PrometheusRegistry()).configuration(configuration).build()) {
      mesh.rules(new SeriesRules(SeriesLimits.defaults(), null, null));
      assertThat(log.linesWith(TOLD))
          .satisfiesExactlyInAnyOrder(
              line ->
                  assertThat(line)
                      .contains("weft.family.retry_attempts_total.max-label-sets is 11")
                      .contains("has 12 label sets"),
              line ->
                  assertThat(line)
                      .contains("weft.family.put_seconds.max-label-sets is 29")
                      .contains("has 30 label sets"));
    }
  }

  @Test
  void areToldOfCodeToo() {
    SeriesLimits limits = SeriesLimits.defaults().family("retry_calls_total", 7);
    try (Mesh mesh =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.none())
            .limits(limits)
            .build()) {
      assertThat(mesh.circuits()).isEmpty();
      assertThat(log.linesWith(TOLD)).hasSize(1);
    }
  }

  @Test
  void aLimitForAllFamiliesIsNotBelow() {
    SeriesLimits limits = SeriesLimits.defaults().perFamily(1);
    try (Mesh mesh =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.none())
            .limits(limits)
            .build()) {
      assertThat(mesh.circuits()).isEmpty();
      assertThat(log.linesWith(TOLD)).isEmpty();
    }
  }
}
