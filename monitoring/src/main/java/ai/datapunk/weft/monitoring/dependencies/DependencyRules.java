package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** The rules that record who calls whom, and which of that the catalogs have. */
final class DependencyRules {

  static final String CALLS = "dependency:calls:rate5m";
  static final String FAILURES = "dependency:failures:rate5m";
  static final String RATIO = "dependency:failures:ratio_rate5m";
  static final String DURATION = "dependency:duration_seconds:p95_rate5m";
  static final String RETRIES = "dependency:retries:rate5m";
  static final String CIRCUIT = "dependency:circuit_breaker_state:min";
  static final String KNOWN = "dependency:known";

  private static final String OF_OPERATION = "dependency_operation";
  private static final String RANGE = "5m";

  /** Both labels have the name of the application there, if the job is named like it. */
  private static final String OWN =
      "label_replace(group by (job) (up), \"service\", \"$1\", \"job\", \"(.+)\")";

  private final SortedSet<Dependency> known;
  private final List<String> kept;
  private final List<YamlMap> rules = new ArrayList<>();

  private DependencyRules(SortedSet<Dependency> known, Collection<String> kept) {
    this.known = known;
    this.kept = List.copyOf(kept);
  }

  /**
   * The text of the file.
   *
   * @param kept labels of all targets that tell environments apart
   */
  static String of(Collection<Catalog> catalogs, Collection<String> kept) {
    DependencyRules rules = new DependencyRules(Dependency.known(catalogs), kept);
    rules.measured();
    rules.operations();
    rules.known();
    YamlMap group = new YamlMap().put("name", "dependencies").put("rules", rules.rules);
    return YamlText.of(new YamlMap().put("groups", List.of(group)));
  }

  private void measured() {
    DependencyQueries queries = new DependencyQueries(RANGE);
    record(
        "Calls per second: job is who calls, service is who is called. Where several annotations count"
            + " a call, the outermost does; what an application counts of itself is left out.",
        CALLS,
        ofOthers(queries.calls()));
    record(
        "Calls per second that fail; none where nothing says so.",
        FAILURES,
        ofOthers(queries.failures()) + "\nor\n0 * " + CALLS);
    record(
        "The share of calls that fail, where there are calls.",
        RATIO,
        FAILURES + "\n/\n(" + CALLS + " > 0)");
    record(
        "The seconds that 95 of 100 calls do not exceed, with all attempts and waits.",
        DURATION,
        ofOthers(queries.durations()));
    record("Attempts per second beside the first ones.", RETRIES, ofOthers(queries.retries()));
    record(
        "The circuit of the process where it is open furthest: 0 open, 1 half-open, 2 closed.",
        CIRCUIT,
        ofOthers(DependencyQueries.circuits()));
  }

  private void operations() {
    DependencyQueries queries = new DependencyQueries(RANGE);
    record("The same by operation.", operation(CALLS), ofOthers(queries.operationCalls()));
    record("", operation(FAILURES), ofOthers(queries.operationFailures()));
    record("", operation(DURATION), ofOthers(queries.operationDurations()));
  }

  private static String operation(String name) {
    return name.replace("dependency:", OF_OPERATION + ":");
  }

  private void known() {
    String comment = "What the catalogs have, called or not.";
    for (Dependency dependency : known) {
      record(comment, KNOWN, "vector(1)").put("labels", labels(dependency));
      comment = "";
    }
  }

  private static Map<String, String> labels(Dependency dependency) {
    return new TreeMap<>(Map.of("job", dependency.caller(), "service", dependency.service()));
  }

  private static String ofOthers(String query) {
    return "(\n" + query.indent(2) + ")\nunless on (job, service)\n" + OWN;
  }

  private YamlMap record(String comment, String name, String query) {
    YamlMap rule = new YamlMap().comment(YamlText.lines(comment));
    rule.put("record", name).putLines("expr", apart(query));
    rules.add(rule);
    return rule;
  }

  /** What is added up is by who calls whom, whatever else it is by. */
  private String apart(String query) {
    return kept.isEmpty()
        ? query
        : query.replace("by (job, ", "by (" + String.join(", ", kept) + ", job, ");
  }
}
