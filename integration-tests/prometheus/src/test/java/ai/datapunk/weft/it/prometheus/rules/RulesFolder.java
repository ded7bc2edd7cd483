package ai.datapunk.weft.it.prometheus.rules;

import ai.datapunk.weft.it.prometheus.QuickstartCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written for the quickstart, with all groups of alerts. */
record RulesFolder(Path folder) {

  private static final Pattern QUERY = Pattern.compile("```promql\n(.*?)\n```", Pattern.DOTALL);

  static RulesFolder writtenTo(Path folder) throws IOException {
    QuickstartCatalog.monitoring().groups("all").write(folder);
    return new RulesFolder(folder);
  }

  /** In a folder below {@code target}. */
  static RulesFolder written(String name) throws IOException {
    return writtenTo(
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), name)
            .toAbsolutePath());
  }

  /** The files of rules, in this text. */
  List<Path> rules() throws IOException {
    return files("rules", ".yml");
  }

  /** All that pages have readers ask. */
  TreeSet<String> queriesOfPages() throws IOException {
    TreeSet<String> queries = new TreeSet<>();
    List<Path> pages = new ArrayList<>(files("runbooks", ".md"));
    pages.add(folder.resolve("METRICS.md"));
    for (Path page : pages) {
      QUERY.matcher(Files.readString(page)).results().forEach(found -> queries.add(found.group(1)));
    }
    return queries;
  }

  /** Copies of the rules with another text. */
  List<Path> rulesAs(String name, UnaryOperator<String> change) throws IOException {
    Path copies = Files.createDirectories(folder.resolve(name));
    List<Path> changed = new ArrayList<>();
    for (Path file : rules()) {
      changed.add(
          Files.writeString(
              copies.resolve(file.getFileName()), change.apply(Files.readString(file))));
    }
    return changed;
  }

  /** Rules that are all evaluated in the server's own interval. */
  static String withoutIntervals(String rules) {
    return rules.replaceAll("(?m)^ +interval: .*\n", "");
  }

  private List<Path> files(String name, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
