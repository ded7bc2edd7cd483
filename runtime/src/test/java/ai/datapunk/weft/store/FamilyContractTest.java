package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the families against the page that promises them. */
class FamilyContractTest {

  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z_]+)` \\| (counter|gauge|histogram) \\| (.*?) \\| (.*) \\|");

  private record Row(String name, String type, List<String> labels) {}

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Row(row.group(1), row.group(2), names(row.group(3))))
        .toList();
  }

  /** {@code `service`, `state` (`open`, `closed`)} without what stands in brackets. */
  private static List<String> names(String labels) {
    return Pattern.compile("`([a-z_]+)`")
        .matcher(labels.replaceAll("\\([^)]*\\)", ""))
        .results()
        .map(name -> name.group(1))
        .toList();
  }

  @Test
  void thePageListsEveryFamilyWithItsTypeAndItsLabels() throws IOException {
    assertThat(rows())
        .containsExactlyElementsOf(
            Arrays.stream(Family.values())
                .map(
                    family ->
                        new Row(
                            family.metricName(),
                            family.type().name().toLowerCase(Locale.ROOT),
                            family.labels()))
                .toList());
  }

  @Test
  void thePageListsTheBucketsOfEveryHistogram() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page)
        .contains("| load balancer | " + written(BucketBounds.LOAD_BALANCER) + " |")
        .contains("| all others | " + written(BucketBounds.DEFAULT) + " |");
    for (Family family : Family.values()) {
      if (family.type() == Family.Type.HISTOGRAM) {
        boolean balancer = family.metricName().startsWith("load_balancer_");
        assertThat(family.bounds())
            .as(family.metricName())
            .isEqualTo(balancer ? BucketBounds.LOAD_BALANCER : BucketBounds.DEFAULT);
      }
    }
  }

  private static String written(BucketBounds bounds) {
    return Arrays.stream(bounds.upperBounds())
        .filter(Double::isFinite)
        .mapToObj(bound -> bound == Math.rint(bound) ? "" + (long) bound : "" + bound)
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  @Test
  void aScrapeHasEachFamilyUnderTheNameAndTypeOfThePage() {
    PrometheusRegistry registry = new PrometheusRegistry();
    MetricStore store = MetricStore.in(registry);
    assertThat(registry.scrape().stream().map(family -> family.getMetadata().getPrometheusName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Family.values()).map(Family::baseName).toList());
    assertThat(store.getMetricFamilyDescriptors()).hasSize(Family.values().length);
  }
}
