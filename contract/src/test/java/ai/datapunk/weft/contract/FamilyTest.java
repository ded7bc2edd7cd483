package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        .contains("| `http_request_duration_seconds` | " + written(DefaultBuckets.HTTP) + " |")
        .contains("| `http_request_size_bytes`, in bytes | " + written(DefaultBuckets.SIZE) + " |")
        .contains("| all others | " + written(DefaultBuckets.DURATION) + " |");
    for (Family family : Family.values()) {
      assertThat(family.buckets())
          .as(family.metricName())
          .isEqualTo(family.type() == MetricType.HISTOGRAM ? promised(family) : List.of());
    }
  }

  private static List<Double> promised(Family family) {
    if (family.metricName().startsWith("load_balancer_")) {
      return DefaultBuckets.LOAD_BALANCER;
    }
    return switch (family) {
      case HTTP_REQUEST_DURATION -> DefaultBuckets.HTTP;
      case HTTP_REQUEST_SIZE -> DefaultBuckets.SIZE;
      default -> DefaultBuckets.DURATION;
    };
  }

  @Test
  void onlySizesAreInBytes() {
    for (Family family : Family.values()) {
      boolean size = family.baseName().endsWith("_bytes");
      assertThat(family.unit()).isEqualTo(size ? HistogramUnit.BYTES : HistogramUnit.SECONDS);
    }
    assertThat(HistogramUnit.SECONDS.counted()).isEqualTo(1e9);
    assertThat(HistogramUnit.BYTES.counted()).isEqualTo(1);
  }

  @Test
  void everyFamilyIsInOneGroupAtMost() {
    List<Family> grouped =
        Arrays.stream(FamilyGroup.values())
            .flatMap(group -> group.families().stream())
            .collect(Collectors.toCollection(ArrayList::new));
    assertThat(grouped).doesNotHaveDuplicates();
    grouped.addAll(FamilyGroup.ungrouped());
    assertThat(grouped).containsExactlyInAnyOrder(Family.values());
  }

  /** Their names and labels are not Weft's to choose. */
  @Test
  void theGroupsHaveWhatTheStandardSays() {
    for (FamilyGroup group : List.of(FamilyGroup.HEALTH, FamilyGroup.HTTP_SERVER)) {
      for (Family family : group.families()) {
        StandardMetric standard = StandardMetric.named(family.metricName()).orElseThrow();
        assertThat(standard.labels()).isEqualTo(family.labels());
        assertThat(standard.type()).isEqualTo(family.type());
      }
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
