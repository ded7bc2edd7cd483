package ai.datapunk.weft.it.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Dashboards are what Grafana's own types say that they are: each is a literal of TypeScript, which
 * its compiler looks at.
 */
class DashboardTypesTest {

  private static final Path TYPES = Path.of("src/test/resources/grafana-types");
  private static final Path FOLDER = Path.of("target/grafana-types").toAbsolutePath();
  private static final String LOCK = "package-lock.json";
  private static final Pattern ERROR =
      Pattern.compile("^([\\w-]+)\\.ts\\(\\d+,\\d+\\): error", Pattern.MULTILINE);

  /** What is changed in a dashboard, and by what. */
  private static final Map<String, String> MISTAKES =
      Map.of(
          "\"sort\": \"desc\"", "\"sort\": \"down\"",
          "\"showPoints\": \"auto\"", "\"showPoints\": \"some\"",
          "\"schemaVersion\": 42", "\"schemaVersion\": \"42\"",
          "\"expr\":", "\"query\":",
          "\"scheme\": \"Cividis\"", "\"schema\": \"Cividis\"",
          "\"refresh\": 2", "\"refresh\": 7",
          "\"mode\": \"thresholds\"", "\"mode\": \"threshold\"",
          "\"mergeValues\": true", "\"mergeValue\": true",
          "\"type\": \"heatmap\"", "\"type\": \"heat\"",
          "\"placement\": \"bottom\"", "\"placement\": \"below\"");

  @Test
  void grafanasTypesFitWhatIsWrittenAndNotWhatIsWrong() throws Exception {
    Programs.require("node");
    install(Programs.require("npm"));
    write("weft", monitoring -> monitoring.groups("all").runbooks("https://wiki.example.com/"));
    write("boot", monitoring -> monitoring.http("boot").by("cluster"));
    assertThat(literals()).hasSizeGreaterThan(10);
    assertThat(
            FOLDER.resolve("node_modules/@grafana/schema/dist/esm/raw/dashboard/x/types.gen.mjs"))
        .content()
        .contains("schemaVersion: 42,");
    TreeSet<String> wrong = new TreeSet<>();
    String circuits = Files.readString(FOLDER.resolve("weft-circuits.ts"));
    for (Map.Entry<String, String> mistake : MISTAKES.entrySet()) {
      String name = "wrong-" + wrong.size();
      assertThat(circuits).contains(mistake.getKey());
      Files.writeString(
          FOLDER.resolve(name + ".ts"), circuits.replace(mistake.getKey(), mistake.getValue()));
      wrong.add(name);
    }
    String said = run(List.of("node", "node_modules/typescript/bin/tsc", "--project", "."));
    TreeSet<String> found = new TreeSet<>();
    ERROR.matcher(said).results().map((MatchResult error) -> error.group(1)).forEach(found::add);
    assertThat(found).as(said).isEqualTo(wrong);
  }

  /** The compiler and the types, at the versions of the lock file, unless they are there. */
  private static void install(Path npm) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (Path literal : literals()) {
      Files.delete(literal);
    }
    boolean isThere = isInstalled();
    try (Stream<Path> files = Files.list(TYPES)) {
      for (Path file : files.toList()) {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    String said = isThere ? "" : run(command(npm));
    assertThat(FOLDER.resolve("node_modules/typescript/bin/tsc")).as(said).exists();
  }

  private static List<String> command(Path npm) {
    return List.of(
        npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
  }

  /** For the same lock file: npm takes away what there was, and writes its own when it is done. */
  private static boolean isInstalled() throws IOException {
    Path lock = FOLDER.resolve(LOCK);
    return Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))
        && Files.exists(lock)
        && Files.mismatch(TYPES.resolve(LOCK), lock) < 0;
  }

  private static List<Path> literals() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(weft|boot|wrong)-.*\\.ts"))
          .toList();
    }
  }

  private static void write(String prefix, Consumer<Monitoring> choices) throws IOException {
    Path written = FOLDER.resolve(prefix);
    WrittenRules.in(written, catalog -> catalog, choices);
    try (Stream<Path> files = Files.list(written.resolve("grafana"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        String name = file.getFileName().toString().replace(".json", ".ts");
        Files.writeString(
            FOLDER.resolve(prefix + "-" + name), literal(Files.readString(file).strip()));
      }
    }
  }

  private static String literal(String json) {
    return "import type { WeftDashboard } from './types';\nexport default "
        + json
        + " satisfies WeftDashboard;\n";
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
