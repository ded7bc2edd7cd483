package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A metric that the platform's standards require of each service.
 *
 * @param buckets empty where the standards leave them open
 */
record StandardMetric(String name, String type, Set<String> labels, Set<Double> buckets) {

  private static final Path COPY = Path.of("src/test/resources/standard-metrics.yml");

  private static final Pattern BLOCK =
      Pattern.compile("```yaml\n(standard_metrics:\n.*?)```", Pattern.DOTALL);

  private static final Pattern NAMED = Pattern.compile("- name: \"(\\w+)\"");

  /** An alert's, up to its next key. */
  private static final Pattern EXPRESSION =
      Pattern.compile("expr: (.*?)\n *(?:for|labels):", Pattern.DOTALL);

  /** What has a selector or a range behind it, or is compared. */
  private static final Pattern READ = Pattern.compile("\\b([a-z]\\w*)(?=[\\[{]|\\s+[<>=/])");

  /**
   * What the standards call {@code up} in their list they make {@code service_up} in their code.
   */
  private static final Map<String, String> NAMES = Map.of("up", "service_up");

  /** All of them, as the copy has them. */
  static List<StandardMetric> all() throws IOException {
    Map<String, Map<String, List<Map<String, Object>>>> read =
        new Yaml().load(Files.readString(COPY));
    List<StandardMetric> all = new ArrayList<>();
    read.get("standard_metrics")
        .values()
        .forEach(group -> group.forEach(each -> all.add(of(each))));
    return all;
  }

  private static StandardMetric of(Map<String, Object> written) {
    String name = (String) written.get("name");
    return new StandardMetric(
        NAMES.getOrDefault(name, name),
        (String) written.get("type"),
        new TreeSet<>(strings(written.get("labels"))),
        new TreeSet<>(
            strings(written.getOrDefault("buckets", List.of())).stream()
                .map(Double::valueOf)
                .toList()));
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  /** The list that they have. */
  static String list(String standards) {
    return group(BLOCK, standards).findFirst().orElseThrow();
  }

  /** The names of all metrics that they list, or that their alerts read. */
  static NavigableSet<String> names(String standards) {
    NavigableSet<String> names = new TreeSet<>();
    group(NAMED, standards).forEach(names::add);
    group(EXPRESSION, standards)
        .flatMap(expression -> group(READ, expression))
        .map(name -> name.replaceFirst("_bucket$", ""))
        .forEach(names::add);
    return names;
  }

  private static Stream<String> group(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  static String copy() throws IOException {
    return Files.readString(COPY);
  }

  void check(Exposition scrape) {
    assertThat(scrape.types()).containsEntry(name, type);
    assertThat(scrape.labelNames(name)).as(name).containsExactly(new TreeSet<>(labels));
    if (!buckets.isEmpty()) {
      assertThat(scrape.bounds(name)).as(name).isEqualTo(buckets);
    }
  }
}
