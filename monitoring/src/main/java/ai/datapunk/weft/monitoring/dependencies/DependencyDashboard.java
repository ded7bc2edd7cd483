package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Panel;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Visualization;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.Collection;
import java.util.List;

/** What is recorded of who calls whom, and what the catalogs have of it, as a graph in Grafana. */
final class DependencyDashboard {

  private static final String TITLE = "Who calls whom";
  private static final String SERVICE = "service";
  private static final String EDGES = "edges";
  private static final int WIDTH = 24;
  private static final int HEIGHT = 24;

  private final Selection chosen;

  private DependencyDashboard(Collection<String> kept) {
    chosen =
        Selection.of(
            List.copyOf(kept),
            Series.ofAny(List.of(DependencyRules.CALLS, DependencyRules.KNOWN), List.of(SERVICE)),
            SERVICE);
  }

  /**
   * The text of the file.
   *
   * @param kept labels of all targets that tell environments apart
   */
  static String of(Collection<String> kept) {
    DependencyDashboard dashboard = new DependencyDashboard(kept);
    return new Dashboard("weft-dependencies", "Weft: who calls whom")
        .choosing(dashboard.chosen)
        .add(dashboard.graph(), WIDTH, HEIGHT)
        .text();
  }

  private Panel graph() {
    String calls = sum(DependencyRules.CALLS);
    String failures = sum(DependencyRules.FAILURES);
    String orKnown = "\nor\n0 * " + sum(DependencyRules.KNOWN);
    // With edges alone, the panel makes nodes of what they lead from and to.
    return chosen
        .panel(
            Visualization.NODE_GRAPH,
            TITLE,
            "Calls and failures per second; a click shows more. What a catalog has and nobody calls"
                + " has 0. All environments that are chosen are added up.")
        .field("mainstat", edges(calls + orKnown), "")
        .field("secondarystat", edges(failures + orKnown), "")
        .field(
            "detail__failing",
            edges(failures + "\n/\n(" + calls + " > 0)"),
            "share of calls that fail")
        .field(
            "detail__p95",
            // A quantile of nothing is no number.
            edges("max by (job, service) (" + selector(DependencyRules.DURATION) + " >= 0)"),
            "seconds that 95 of 100 calls do not exceed")
        .field("detail__retries", edges(sum(DependencyRules.RETRIES)), "retries per second")
        .field(
            "detail__open",
            edges("min by (job, service) (" + selector(DependencyRules.CIRCUIT) + ") == bool 0"),
            "1 if a process has its circuit open")
        .field("detail__known", edges(sum(DependencyRules.KNOWN)), "1 if a catalog has it")
        .option(EDGES, "mainStatUnit", "calls/s")
        .option(EDGES, "secondaryStatUnit", "failing/s");
  }

  private String selector(String series) {
    return chosen.of(Series.of(series, List.of(SERVICE))).selector();
  }

  private String sum(String series) {
    return "sum by (job, service) (" + selector(series) + ")";
  }

  private static Query edges(String query) {
    return Query.of(
        "label_replace(label_replace(label_join(\n"
            + query.indent(2)
            + ", \"id\", \" > \", \"job\", \"service\")"
            + ", \"source\", \"$1\", \"job\", \"(.+)\"), \"target\", \"$1\", \"service\", \"(.+)\")");
  }
}
