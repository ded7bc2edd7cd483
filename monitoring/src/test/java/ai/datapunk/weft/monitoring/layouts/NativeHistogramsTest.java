package ai.datapunk.weft.monitoring.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.CatalogParser;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers are told to take native histograms, and for which catalogs. */
class NativeHistogramsTest {

  private static final String FLAG = "--enable-feature=native-histograms";
  private static final String SENT = "send_native_histograms: true";

  /** A metric of one's own without fixed buckets. */
  private static final String METRIC =
      """
      "metric": {"name": "pack_duration_seconds", "help": "Packing.", "histogram": "native",
        "labels": []}\
      """;

  /** No bucket of the family's ends at 0.3 s. */
  private static final String OBJECTIVE =
      """
      "timed": {"service": "stock", "operation": "fetch"},
        "objective": {"latency": 0.3, "latencyTarget": 0.99, "window": 2592000.0}\
      """;

  @ParameterizedTest
  @ValueSource(strings = {METRIC, OBJECTIVE})
  void theServersThatHaveThemTakeThem(String method) throws IOException {
    SortedMap<String, String> files = files(method);
    assertThat(files.get("retention/high_frequency.flags")).contains("\n" + FLAG + "\n");
    assertThat(files.get("retention/medium_frequency.flags")).contains("\n" + FLAG + "\n");
    assertThat(files.get("layouts/README.md")).contains("--config.file=global.yml " + FLAG + "\n");
    assertThat(files.get("layouts/remote-write/prometheus.yml")).contains("\n    " + SENT + "\n");
    for (String tier : List.of("low_frequency", "compliance")) {
      assertThat(files.get("retention/" + tier + ".flags")).doesNotContain(FLAG);
    }
  }

  /** Else Prometheus would leave out the fixed buckets of those that have both. */
  @ParameterizedTest
  @ValueSource(strings = {"classic", "both"})
  void whereThereAreFixedBucketsNoServerIsToldTo(String type) throws IOException {
    SortedMap<String, String> files = files(METRIC.replace("native", type));
    assertThat(files.get("aggregation/rules.yml")).contains("pack_duration_seconds_bucket");
    assertThat(files.values()).noneMatch(text -> text.contains(FLAG) || text.contains(SENT));
  }

  @Test
  void whereAnObjectiveIsABucketsBoundNoServerIsToldTo() throws IOException {
    assertThat(files(OBJECTIVE.replace("0.3", "0.25")).values())
        .noneMatch(text -> text.contains(FLAG) || text.contains(SENT));
  }

  private static SortedMap<String, String> files(String method) throws IOException {
    String catalog =
        """
        {"version": 1, "application": "shop", "classes": [{"name": "shop.Stock", "methods": [
          {"signature": "fetch()", %s}]}]}
        """;
    return Monitoring.of(List.of(CatalogParser.read(new StringReader(catalog.formatted(method)))))
        .files();
  }
}
