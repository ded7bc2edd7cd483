package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.LabelSetIndex;
import ai.datapunk.weft.testing.ApplicationModules;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
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

  private final CapturedLog log = new CapturedLog();

  @SuppressWarnings("NullAway.Init")
  private ApplicationModules modules;

  @BeforeEach
  void haveTwoModules() throws IOException {
    Path shop = folder.resolve("shop");
    Path client = folder.resolve("client");
    ApplicationModules.write(
        shop, LabelSetIndex.PATH, "retry_attempts_total 12\nput_seconds 30\nno line\n");
    ApplicationModules.write(
        client, LabelSetIndex.PATH, "retry_attempts_total 7\nretry_calls_total 8\n");
    modules = new ApplicationModules(shop, client);
  }

  @AfterEach
  void stop() throws IOException {
    log.close();
    modules.close();
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
