package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the families against the page that promises them. */
final class FamilyTest {

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
                .map(family -> new Row(family.metricName(), family.type().label(), family.labels()))
                .toList());
  }

  @Test
  void thePageListsTheBucketsOfEveryHistogram() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page)
        .contains("| load balancer | " + written(DefaultBuckets.LOAD_BALANCER) + " |")
        .contains("| all others | " + written(DefaultBuckets.DURATION) + " |");
    for (Family family : Family.values()) {
      boolean balancer = family.metricName().startsWith("load_balancer_");
      List<Double> promised = balancer ? DefaultBuckets.LOAD_BALANCER : DefaultBuckets.DURATION;
      assertThat(family.buckets())
          .as(family.metricName())
          .isEqualTo(family.type() == MetricType.HISTOGRAM ? promised : List.of());
    }
  }

  private static String written(List<Double> bounds) {
    return bounds.stream()
        .map(bound -> bound == Math.rint(bound) ? "" + bound.longValue() : "" + bound)
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  @Test
  void aFamilyIsKnownByTheNameThatAQueryUses() {
    assertThat(Family.isFamily("retry_calls_total")).isTrue();
    assertThat(Family.isFamily("retry_calls")).isFalse();
    assertThat(Family.RETRY_CALLS.baseName()).isEqualTo("retry_calls");
  }
}
