package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

  private final DependencyQueries queries = new DependencyQueries(RANGE);
  private final Collection<Catalog> catalogs;
  private final List<Recording> rules = new ArrayList<>();

  private DependencyRules(Collection<Catalog> catalogs) {
    this.catalogs = catalogs;
  }

  /** Those for these catalogs. */
  static List<Recording> of(Collection<Catalog> catalogs) {
    DependencyRules rules = new DependencyRules(catalogs);
    rules.measured();
    rules.operations();
    rules.known();
    return rules.rules;
  }

  private void measured() {
    int each = Dependency.of(catalogs).size();
    record(
        "Calls per second: job is who calls, service is who is called. Where several annotations count"
            + " a call, the outermost does; what an application counts of itself is left out.",
        CALLS,
        ofOthers(queries.calls()),
        each);
    record(
        "Calls per second that fail; none where nothing says so.",
        FAILURES,
        ofOthers(queries.failures()).or(recorded("0 * " + CALLS)),
        each);
    record(
        "The share of calls that fail, where there are calls.",
        RATIO,
        recorded(FAILURES).per(recorded("(" + CALLS + " > 0)")),
        each);
    record(
        "The seconds that 95 of 100 calls do not exceed, with all attempts and waits.",
        DURATION,
        ofOthers(queries.durations()),
        each);
    record(
        "Attempts per second beside the first ones.", RETRIES, ofOthers(queries.retries()), each);
    record(
        "The circuit of the process where it is open furthest: 0 open, 1 half-open, 2 closed.",
        CIRCUIT,
        ofOthers(DependencyQueries.circuits()),
        each);
  }

  private void operations() {
    int each = operations(catalogs);
    record("The same by operation.", operation(CALLS), ofOthers(queries.operationCalls()), each);
    record("", operation(FAILURES), ofOthers(queries.operationFailures()), each);
    record("", operation(DURATION), ofOthers(queries.operationDurations()), each);
  }

  /** How many operations applications call of others. */
  private static int operations(Collection<Catalog> catalogs) {
    Set<List<String>> called = new HashSet<>();
    for (Catalog catalog : catalogs) {
      for (CatalogMethod method : catalog.methods()) {
        if (method.timed() != null) {
          add(called, catalog.application(), method.timed());
        }
        if (method.retry() != null) {
          add(called, catalog.application(), method.retry().target());
        }
      }
    }
    return called.size();
  }

  private static void add(Set<List<String>> called, String caller, Target target) {
    if (!target.service().equals(caller)) {
      called.add(List.of(caller, target.service(), target.operation()));
    }
  }

  private static String operation(String name) {
    return name.replace("dependency:", OF_OPERATION + ":");
  }

  private void known() {
    String comment = "What the catalogs have, called or not.";
    for (Dependency dependency : Dependency.known(catalogs)) {
      rules.add(new Recording(KNOWN, comment, recorded("vector(1)"), labels(dependency), 1));
      comment = "";
    }
  }

  private static Map<String, String> labels(Dependency dependency) {
    return new TreeMap<>(Map.of("job", dependency.caller(), "service", dependency.service()));
  }

  /** What is recorded already, by who calls whom. */
  private static Query recorded(String text) {
    return Query.of(text, new TreeSet<>(DependencyQueries.LABELS), Duration.ZERO);
  }

  private static Query ofOthers(Query query) {
    return Query.of(
        kept ->
            "(\n" + query.keeping(kept).text().indent(2) + ")\nunless on (job, service)\n" + OWN,
        query.labels(),
        query.reach());
  }

  private void record(String comment, String name, Query query, int series) {
    rules.add(new Recording(name, comment, query, Map.of(), series));
  }
}
