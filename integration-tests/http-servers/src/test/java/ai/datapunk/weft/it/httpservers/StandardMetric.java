package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
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

  /** Where the standards themselves may be. */
  private static final Path BESIDE = Path.of("../../../shared/seeds");

  private static final Pattern BLOCK =
      Pattern.compile("```yaml\n(standard_metrics:\n.*?)```", Pattern.DOTALL);

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

  /** The list of the standards themselves, if they are beside the project. */
  static Optional<String> original() throws IOException {
    if (!Files.isDirectory(BESIDE)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(BESIDE)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("004")).toList()) {
        Matcher block = BLOCK.matcher(Files.readString(file));
        if (block.find()) {
          return Optional.of(block.group(1));
        }
      }
    }
    return Optional.empty();
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
