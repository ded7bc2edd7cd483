package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Panel;

/** What is recorded of who calls whom, and what the catalogs have of it, as a graph in Grafana. */
final class DependencyDashboard {

  private static final String TITLE = "Who calls whom";
  private static final String EDGES = "edges";
  private static final String OR_KNOWN = "\nor\n0 * " + sum(DependencyRules.KNOWN);
  private static final int HEIGHT = 24;

  private DependencyDashboard() {}

  /** The text of the file. */
  static String text() {
    String calls = sum(DependencyRules.CALLS);
    String failures = sum(DependencyRules.FAILURES);
    // With edges alone, the panel makes nodes of what they lead from and to.
    Panel graph =
        new Panel("nodeGraph", TITLE)
            .column("mainstat", edges(calls + OR_KNOWN))
            .column("secondarystat", edges(failures + OR_KNOWN))
            .column(
                "detail__failing",
                edges(failures + "\n/\n(" + calls + " > 0)"),
                "share of calls that fail")
            .column(
                "detail__p95",
                // A quantile of nothing is no number.
                edges("max by (job, service) (" + DependencyRules.DURATION + " >= 0)"),
                "seconds that 95 of 100 calls do not exceed")
            .column("detail__retries", edges(sum(DependencyRules.RETRIES)), "retries per second")
            .column(
                "detail__open",
                edges("min by (job, service) (" + DependencyRules.CIRCUIT + ") == bool 0"),
                "1 if a process has its circuit open")
            .column("detail__known", edges(sum(DependencyRules.KNOWN)), "1 if a catalog has it")
            .option(EDGES, "mainStatUnit", "calls/s")
            .option(EDGES, "secondaryStatUnit", "failing/s");
    return new Dashboard("weft-dependencies", TITLE).add(graph, HEIGHT).text();
  }

  /** Of all environments together. */
  private static String sum(String series) {
    return "sum by (job, service) (" + series + ")";
  }

  private static String edges(String query) {
    return "label_replace(label_replace(label_join(\n"
        + query.indent(2)
        + ", \"id\", \" > \", \"job\", \"service\")"
        + ", \"source\", \"$1\", \"job\", \"(.+)\"), \"target\", \"$1\", \"service\", \"(.+)\")";
  }
}
