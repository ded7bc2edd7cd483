package ai.datapunk.weft.it.versions;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.requirement.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The page of versions, and the README's line, say what this build tries. With {@code
 * -Dweft.docs.update=true} the page is made to.
 */
class VersionsPageTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path PAGE = ROOT.resolve("docs/versions.md");

  @Test
  void thePageHasTheVersionsThatTheBuildTries() throws IOException {
    says(
        "matrix",
        """
        | library | lowest | Spring Boot 3.5 | Spring Boot 4.0 | Spring Boot 4.1 | built with | newest tried |
        |---|---|---|---|---|---|---|
        | Prometheus client | %s | %s | %s | %s | %s | %s |
        | for the metrics of the process | %s | | | | %s | %s |
        | AspectJ's runtime | %s | %s | %s | %s | %s | %s |
        | SLF4J | %s | | | | %s | |
        | Reactor, where there is one | %s | | | | %s | |
        | Micrometer, for the binder | %s | | | | %s | %s |
        | tried in | each build | `-Plong` | `-Plong` | `-Plong` | each build | each build |
        """
            .formatted(
                version("lowest.prometheus"),
                version("boot-3.5.prometheus"),
                version("boot-4.0.prometheus"),
                version("boot-4.1.prometheus"),
                version("ours.prometheus"),
                version("newest.prometheus"),
                version("lowest-process.prometheus"),
                version("ours.prometheus"),
                version("newest.prometheus"),
                version("lowest.aspectj"),
                version("boot.aspectj"),
                version("newest-boot.aspectj"),
                version("newest-boot.aspectj"),
                version("ours.aspectj"),
                version("ours.aspectj"),
                version("lowest.slf4j"),
                version("ours.slf4j"),
                version("lowest.reactor"),
                version("ours.reactor"),
                version("lowest.micrometer"),
                version("ours.micrometer"),
                version("newest.micrometer")));
  }

  @Test
  void thePageHasTheTestsThatAreLeftOutAndWhy() throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    String reason = "";
    // The lowest lack most: what is left out with others is among it.
    for (String line : Files.readAllLines(Path.of("src/test/exclusions/lowest.txt"))) {
      if (line.startsWith("#")) {
        reason = line.substring(1).strip();
      } else {
        reasons.put(line, reason);
      }
    }
    for (String others : List.of("before-1.5", "before-1.7")) {
      assertThat(Files.readAllLines(Path.of("src/test/exclusions", others + ".txt")))
          .filteredOn(line -> !line.startsWith("#"))
          .isSubsetOf(reasons.keySet());
    }
    says(
        "left out",
        reasons.entrySet().stream()
            .map(test -> "| `%s` | %s |\n".formatted(test.getKey(), test.getValue()))
            .collect(joining("", "| test | why |\n|---|---|\n", "")));
  }

  @Test
  void theReadmeAndWhatIsCheckedAtStartHaveTheLowest() throws IOException {
    assertThat(Requirements.LOWEST_CLIENT).isEqualTo(version("lowest.prometheus"));
    assertThat(Requirements.LOWEST_SLF4J).isEqualTo(version("lowest.slf4j"));
    assertThat(Files.readString(ROOT.resolve("README.md")).replaceAll("\\s+", " "))
        .contains(
            "a Prometheus client from %s, AspectJ's runtime from %s, SLF4J from %s and, if at all, Reactor from %s on"
                .formatted(
                    version("lowest.prometheus"),
                    version("lowest.aspectj"),
                    version("lowest.slf4j"),
                    version("lowest.reactor")));
  }

  private static String version(String name) {
    return System.getProperty("versions." + name);
  }

  private static void says(String name, String expected) throws IOException {
    String begin = "<!-- begin " + name + " -->\n";
    String page = Files.readString(PAGE);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf("<!-- end " + name + " -->");
    assertThat(from).isGreaterThan(begin.length() - 1);
    assertThat(to).isGreaterThanOrEqualTo(from);
    String whole = page.substring(0, from) + expected + page.substring(to);
    if (Boolean.getBoolean("weft.docs.update")) {
      Files.writeString(PAGE, whole);
    } else {
      assertThat(page).isEqualTo(whole);
    }
  }
}
