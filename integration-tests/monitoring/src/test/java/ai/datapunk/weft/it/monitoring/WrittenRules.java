package ai.datapunk.weft.it.monitoring;

import ai.datapunk.weft.catalog.CatalogParser;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A folder of alert rules, written for the catalog that the processor's golden test holds true. */
final class WrittenRules {

  private static final Path CATALOG =
      Path.of("../../processor/src/test/resources/golden/catalog.json");

  private static final Pattern QUERY = Pattern.compile("```promql\n(.*?)\n```", Pattern.DOTALL);

  private static final String ALERT = "alert";
  private static final String TESTS = "tests";

  private final Path folder;

  private WrittenRules(Path folder) {
    this.folder = folder;
  }

  /** Writes those that are chosen, of that catalog after these changes. */
  static WrittenRules in(Path folder, UnaryOperator<String> changes, Consumer<Monitoring> choices)
      throws IOException {
    StringReader catalog = new StringReader(changes.apply(Files.readString(CATALOG)));
    Monitoring monitoring = Monitoring.of(List.of(CatalogParser.read(catalog)));
    choices.accept(monitoring);
    monitoring.write(folder);
    return new WrittenRules(folder);
  }

  List<Path> rules() throws IOException {
    return files("rules");
  }

  List<Path> tests() throws IOException {
    return files("tests");
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.sorted().toList();
    }
  }

  /** Takes a group out. */
  void remove(String group) throws IOException {
    Files.delete(folder.resolve("rules/" + group + ".yml"));
    Files.delete(folder.resolve("tests/" + group + "_test.yml"));
  }

  /** Leaves only the tests with such names. */
  void retainTests(Predicate<String> such) throws IOException {
    for (Path file : tests()) {
      Map<String, Object> read = new Yaml().load(Files.readString(file));
      read.put(
          TESTS, maps(read.get(TESTS)).stream().filter(test -> such.test(name(test))).toList());
      Files.writeString(file, new Yaml().dump(read));
    }
  }

  /** The names of all tests. */
  List<String> testNames() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : tests()) {
      Map<String, Object> read = new Yaml().load(Files.readString(file));
      maps(read.get(TESTS)).forEach(test -> names.add(name(test)));
    }
    return names;
  }

  private static String name(Map<String, Object> test) {
    return (String) test.get("name");
  }

  /** The names of all alerts. */
  List<String> alerts() throws IOException {
    return names(rule -> true);
  }

  /** The names of the alerts whose rule is such. */
  List<String> names(Predicate<Map<String, Object>> such) throws IOException {
    return all().stream().filter(such).map(rule -> (String) rule.get(ALERT)).toList();
  }

  /** The rules of all alerts, as maps. */
  List<Map<String, Object>> all() throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Path file : rules()) {
      all.addAll(alerts(new Yaml().load(Files.readString(file))));
    }
    return all;
  }

  /** Changes each alert, whatever the tests then say. */
  void change(Consumer<Map<String, Object>> change) throws IOException {
    for (Path file : rules()) {
      Map<String, Object> read = new Yaml().load(Files.readString(file));
      alerts(read).forEach(change);
      Files.writeString(file, new Yaml().dump(read));
    }
  }

  private static List<Map<String, Object>> alerts(Map<String, Object> file) {
    return rules(file).stream().filter(rule -> rule.containsKey(ALERT)).toList();
  }

  private static List<Map<String, Object>> rules(Map<String, Object> file) {
    List<Map<String, Object>> all = new ArrayList<>();
    maps(file.get("groups")).forEach(group -> all.addAll(maps(group.get("rules"))));
    return all;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Object list) {
    return (List<Map<String, Object>>) list;
  }

  /** The queries of all pages, as rules that promtool can look at. */
  Path queries() throws IOException {
    TreeSet<String> queries = new TreeSet<>();
    List<Path> pages = new ArrayList<>(files("runbooks"));
    pages.add(folder.resolve("METRICS.md"));
    for (Path page : pages) {
      QUERY.matcher(Files.readString(page)).results().forEach(found -> queries.add(found.group(1)));
    }
    List<Map<String, String>> rules = new ArrayList<>();
    for (String query : queries) {
      rules.add(Map.of("record", "query:" + (rules.size() + 1), "expr", query));
    }
    Map<String, Object> group = Map.of("name", "queries", "rules", rules);
    return Files.writeString(
        folder.resolve("queries.yml"), new Yaml().dump(Map.of("groups", List.of(group))));
  }
}
