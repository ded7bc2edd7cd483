package ai.datapunk.weft.monitoring.dashboards;

import static ai.datapunk.weft.monitoring.dashboards.Queries.bottom;
import static ai.datapunk.weft.monitoring.dashboards.Queries.rate;
import static ai.datapunk.weft.monitoring.dashboards.Queries.top;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.grafana.Colour;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Panel;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Thresholds;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.grafana.Visualization;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;

/** Whether applications are well, which alerts fire, and whether Weft itself is well. */
final class HealthPanels {

  private static final String JOB = "job";
  private static final String SERVICE = "service";

  private static final Series UP = Series.of("up", List.of());

  private final Look look;
  private final Selection chosen;

  /** Of all processes, whichever calls are chosen: one that is dead calls nobody. */
  private final Selection all;

  private final Dashboard dashboard;

  private HealthPanels(Look look, Selection chosen, Dashboard dashboard) {
    this.look = look;
    this.chosen = chosen;
    all = Selection.of(look.by(), UP);
    this.dashboard = dashboard;
  }

  static void add(Look look, Selection chosen, Dashboard dashboard) {
    HealthPanels panels = new HealthPanels(look, chosen, dashboard);
    panels.applications();
    panels.weft();
  }

  private void applications() {
    Series up = all.of(UP);
    dashboard
        .part("Applications")
        .add(
            look.about(
                lines("Processes that answer", "The share of processes that answer Prometheus.")
                    .unit(Unit.SHARE)
                    .between(0, 1)
                    .show(bottom(up.now().sumBy(JOB).per(up.now().countBy(JOB))), JOB),
                "ServiceDown"),
            8,
            8)
        .add(
            look.about(
                chosen
                    .panel(
                        Visualization.STATE_TIMELINE,
                        "Health checks",
                        "What the health checks of applications find in the process where it is"
                            + " worst. No data where none are started.")
                    .state("0", "unhealthy", Colour.VERMILION)
                    .state("0.5", "degraded", Colour.ORANGE)
                    .state("1", "healthy", Colour.BLUE)
                    .show(
                        bottom(all.of(Family.HEALTH_STATUS).now().minBy(JOB, "check_type")),
                        JOB,
                        "check_type"),
                "ServiceDegraded"),
            8,
            8)
        .add(
            chosen
                .panel(
                    Visualization.TABLE,
                    "Alerts that fire",
                    "Empty if none does, or if Prometheus has not loaded the rules.")
                .ifNothing("no alert fires")
                .column(
                    "fires",
                    all.of(
                            Series.of(
                                    "ALERTS",
                                    List.of("alertname", "alertstate", "severity", SERVICE))
                                .is("alertstate", "firing"))
                        .now()
                        .maxBy("alertname", "severity", JOB, SERVICE)),
            8,
            8);
  }

  private Panel lines(String title, String description) {
    return chosen.panel(Visualization.TIME_SERIES, title, description).atLeast(0);
  }

  private void weft() {
    dashboard
        .part("Weft itself")
        .add(
            look.about(
                lines(
                        "Methods that are not woven",
                        "Annotated methods whose annotations do nothing. No data where that is not"
                            + " known.")
                    .unit(Unit.NUMBER)
                    .thresholds(Thresholds.bad(1))
                    .show(top(all.of(Family.WEFT_UNWOVEN_METHODS).now().maxBy(JOB)), JOB),
                "UnwovenMethods"),
            8,
            6)
        .add(
            look.about(
                lines("Lost samples", "Faults inside recording, per second.")
                    .unit(Unit.PER_SECOND)
                    .show(top(rate(all.of(Family.WEFT_RECORDING_FAILURES), JOB)), JOB),
                "RecordingFailures"),
            8,
            6)
        .add(
            look.about(
                lines(
                        "Samples beyond a limit",
                        "Samples per second that were recorded as other, since a limit of label"
                            + " values was reached.")
                    .unit(Unit.PER_SECOND)
                    .show(top(rate(all.of(Family.WEFT_OVERFLOW), JOB, "family")), JOB, "family"),
                "SeriesLimitReached"),
            8,
            6);
  }
}
