package ai.datapunk.weft.monitoring.dashboards;

import static ai.datapunk.weft.monitoring.dashboards.Queries.bottom;
import static ai.datapunk.weft.monitoring.dashboards.Queries.share;
import static ai.datapunk.weft.monitoring.dashboards.Queries.top;

import ai.datapunk.weft.monitoring.grafana.Colour;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Thresholds;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.grafana.Visualization;
import ai.datapunk.weft.monitoring.objectives.Burn;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;

/**
 * What calls are to reach, and how much of the error budgets is left. It reads what rules record,
 * as no dashboard could add up a month.
 */
final class ObjectivesDashboard {

  private static final String[] LABELS = {"job", "service", "operation", "objective", "window"};
  private static final List<String> ALL =
      List.of("service", "operation", "objective", "window", "target");
  private static final String[] OF_SERVICES = {"service", "operation", "objective", "window"};
  private static final String[] OF_NO_SERVICE = {"operation", "objective", "window"};
  private static final String SPENT = "ObjectiveBudgetSpent";
  private static final double LITTLE = 0.25;

  private final Look look;
  private final Selection chosen;
  private final Dashboard dashboard;

  private ObjectivesDashboard(Look look) {
    this.look = look;
    chosen =
        Selection.of(
            look.by(),
            Series.of("objective:calls:rate5m", ALL),
            hasServices(look) ? OF_SERVICES : OF_NO_SERVICE);
    dashboard = Look.dashboard("objectives", "objectives").choosing(chosen);
  }

  /** Those of metrics of one's own may be of none, which would leave nothing to choose from. */
  private static boolean hasServices(Look look) {
    return look.application().objectives().stated().stream()
        .anyMatch(objective -> !objective.service().isEmpty());
  }

  static Dashboard of(Look look) {
    ObjectivesDashboard objectives = new ObjectivesDashboard(look);
    objectives.budgets();
    objectives.burns();
    objectives.calls();
    return objectives.dashboard;
  }

  private Series recorded(String name) {
    return chosen.of(Series.of(name, ALL));
  }

  private static Thresholds left() {
    return Thresholds.of(Colour.VERMILION).from(0, Colour.ORANGE).from(LITTLE, Colour.BLUE);
  }

  private void budgets() {
    dashboard
        .part("Error budgets")
        .add(
            look.about(
                chosen
                    .panel(
                        Visualization.BAR_GAUGE,
                        "Budget that is left",
                        "The share of the bad calls that are allowed in the window; the twenty with"
                            + " the least. Below zero, more is spent than there was.")
                    .unit(Unit.SHARE)
                    .between(0, 1)
                    .thresholds(left())
                    .ifNothing("no data")
                    .show(bottom(recorded("error_budget:remaining").now().minBy(LABELS)), LABELS),
                SPENT),
            10,
            9)
        .add(
            look.about(
                chosen
                    .panel(
                        Visualization.TIME_SERIES,
                        "Budgets over time",
                        "The share of the budget that is left; the twenty with the least.")
                    .unit(Unit.SHARE)
                    .thresholds(Thresholds.good(0))
                    .show(bottom(recorded("error_budget:remaining").now().minBy(LABELS)), LABELS),
                SPENT),
            14,
            9);
  }

  private void burns() {
    dashboard.part("How fast budgets are spent");
    for (Burn burn : look.application().objectives().burns()) {
      dashboard.add(
          look.about(
              chosen
                  .lines(
                      "Burn rate over %s, of windows of %s".formatted(burn.time(), burn.window()),
                      "How many times as fast as the budget lasts; the twenty fastest. "
                          + burn.alert()
                          + " needs more than the line. No data where there are no calls.",
                      Unit.NUMBER)
                  .thresholds(Thresholds.bad(burn.limit()))
                  .show(
                      top(recorded(burn.series()).is("window", burn.window()).now().maxBy(LABELS)),
                      LABELS),
              burn.alert()),
          12,
          8);
    }
  }

  private void calls() {
    Series all = recorded("objective:calls:rate5m");
    Series bad = recorded("objective:bad_calls:rate5m");
    dashboard
        .part("Calls that objectives count")
        .add(
            look.about(
                chosen
                    .lines("Calls", "Calls per second that an objective counts.", Unit.PER_SECOND)
                    .show(top(all.now().sumBy(LABELS)), LABELS),
                "ObjectiveNotMeasured"),
            12,
            8)
        .add(
            chosen
                .lines(
                    "Bad calls",
                    "The share that failed, or took too long. No data where there are no calls.",
                    Unit.SHARE)
                .between(0, 1)
                .show(top(share(bad.now().sumBy(LABELS), all.now().sumBy(LABELS))), LABELS),
            12,
            8);
  }
}
