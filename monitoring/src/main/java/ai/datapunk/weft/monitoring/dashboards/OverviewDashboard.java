package ai.datapunk.weft.monitoring.dashboards;

import static ai.datapunk.weft.monitoring.dashboards.Queries.LINES;
import static ai.datapunk.weft.monitoring.dashboards.Queries.NUMBERS;
import static ai.datapunk.weft.monitoring.dashboards.Queries.rate;
import static ai.datapunk.weft.monitoring.dashboards.Queries.share;
import static ai.datapunk.weft.monitoring.dashboards.Queries.top;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.grafana.Colour;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Panel;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Thresholds;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.grafana.Visualization;
import java.util.Set;

/** How often, how well and how fast services are called, and whether those who call are well. */
final class OverviewDashboard {

  private static final String JOB = "job";
  private static final String SERVICE = "service";
  private static final String OPERATION = "operation";
  private static final double MANY_FAIL = 0.1;
  private static final double SOME_FAIL = 0.01;

  private static final String NO_CALLS = "No data where there are no calls.";

  private final Look look;
  private final Set<Counting> services;
  private final Set<Counting> operations;
  private final Selection chosen;
  private final Calls calls;
  private final Dashboard dashboard;

  private OverviewDashboard(Look look) {
    this.look = look;
    services = Counting.services(look.catalogs());
    operations = Counting.operations(look.catalogs());
    chosen = Sources.ofCalls(services, look.by());
    calls = new Calls(chosen, services, operations);
    dashboard = Look.dashboard("overview", "overview").choosing(chosen);
  }

  static Dashboard of(Look look) {
    return new OverviewDashboard(look).made();
  }

  private Dashboard made() {
    if (!services.isEmpty()) {
      numbers();
      services();
      if (!operations.isEmpty()) {
        operations();
      }
      durations();
    }
    HealthPanels.add(look, chosen, dashboard);
    return dashboard;
  }

  private void numbers() {
    dashboard
        .part("Now")
        .add(
            number("Calls", "Calls per second.", Unit.PER_SECOND)
                .showAs("calls", calls.rate(NUMBERS).sumBy()),
            4,
            4)
        .add(
            failing(
                number("Failing", "The share of calls that fail. " + NO_CALLS, Unit.SHARE)
                    .showAs(
                        "failing",
                        share(calls.failures(NUMBERS).sumBy(), calls.rate(NUMBERS).sumBy()))),
            4,
            4)
        .add(
            number(
                    "95th percentile",
                    "The seconds that 95 of 100 calls do not exceed, with attempts and waits. "
                        + NO_CALLS
                        + calls.leftOutOfPercentiles(),
                    Unit.SECONDS)
                .showAs("p95", calls.p95OfAll(NUMBERS)),
            4,
            4);
    if (!look.application().circuits().isEmpty()) {
      dashboard.add(
          look.about(
              number(
                      "Open circuits",
                      "Services whose circuit is open in a process at least.",
                      Unit.NUMBER)
                  .showAs("open", CircuitsDashboard.open(chosen))
                  .thresholds(Thresholds.bad(1)),
              "CircuitBreakerOpen"),
          4,
          4);
      dashboard.mark(
          Marks.changes(
              "Circuits that open",
              chosen.of(Family.CIRCUIT_BREAKER_STATE_CHANGES),
              "open",
              Colour.VERMILION,
              look.by()));
    }
  }

  private Panel number(String title, String description, Unit unit) {
    return chosen
        .panel(Visualization.STAT, title, description)
        .unit(unit)
        .ifNothing("no data")
        .thresholds(Thresholds.of(Colour.GREY));
  }

  private static Panel failing(Panel panel) {
    return panel
        .between(0, 1)
        .thresholds(
            Thresholds.of(Colour.BLUE)
                .from(SOME_FAIL, Colour.ORANGE)
                .from(MANY_FAIL, Colour.VERMILION));
  }

  private void services() {
    dashboard
        .part("Services")
        .add(
            chosen
                .lines("Calls of services", "Calls per second; the twenty most.", Unit.PER_SECOND)
                .show(top(calls.rate(LINES)), JOB, SERVICE),
            8,
            8)
        .add(
            failing(
                chosen
                    .lines(
                        "Failing calls of services",
                        "The share of calls that fail; the twenty worst. " + NO_CALLS,
                        Unit.SHARE)
                    .show(top(share(calls.failures(LINES), calls.rate(LINES))), JOB, SERVICE)),
            8,
            8)
        .add(
            chosen
                .lines(
                    "95th percentile of services",
                    "The seconds that 95 of 100 calls do not exceed; the twenty slowest."
                        + calls.leftOutOfServices(),
                    Unit.SECONDS)
                .show(top(calls.p95(LINES)), JOB, SERVICE),
            8,
            8);
  }

  private void operations() {
    dashboard
        .part("Operations")
        .add(
            chosen
                .lines("Calls of operations", "Calls per second; the twenty most.", Unit.PER_SECOND)
                .show(top(calls.operationRate(LINES)), SERVICE, OPERATION),
            8,
            8)
        .add(
            failing(
                chosen
                    .lines(
                        "Failing calls of operations",
                        "The share of calls that fail; the twenty worst. " + NO_CALLS,
                        Unit.SHARE)
                    .show(
                        top(share(calls.operationFailures(LINES), calls.operationRate(LINES))),
                        SERVICE,
                        OPERATION)),
            8,
            8)
        .add(
            chosen
                .lines(
                    "95th percentile of operations",
                    "The seconds that 95 of 100 calls do not exceed; the twenty slowest.",
                    Unit.SECONDS)
                .show(top(calls.operationP95(LINES)), SERVICE, OPERATION),
            8,
            8);
  }

  private void durations() {
    Family durations = calls.durations();
    dashboard
        .part("Durations and errors")
        .add(
            Look.heat(
                chosen,
                durations,
                "Durations of calls",
                "How many calls per second took how many seconds." + calls.leftOutOfPercentiles()),
            12,
            8);
    if (!look.application().timedServices().isEmpty()) {
      dashboard.add(
          chosen
              .lines(
                  "Why calls fail",
                  "Calls per second that fail, by the type of the error; the twenty most.",
                  Unit.PER_SECOND)
              .show(
                  top(rate(chosen.of(Family.MESH_CALL_FAILURES), SERVICE, "error_type")),
                  SERVICE,
                  "error_type"),
          12,
          8);
    }
    if (look.application().hasFallbacks()) {
      dashboard.add(
          chosen
              .lines(
                  "Fallbacks",
                  "Calls per second in whose place a fallback answered, or failed to.",
                  Unit.PER_SECOND)
              .show(
                  top(rate(chosen.of(Family.MESH_FALLBACK_CALLS), SERVICE, OPERATION, "status")),
                  SERVICE,
                  OPERATION,
                  "status"),
          12,
          8);
    }
    dashboard.closedPart(
        "Native histograms", Look.nativeHeat(chosen, durations, "Durations by native buckets"), 8);
  }
}
