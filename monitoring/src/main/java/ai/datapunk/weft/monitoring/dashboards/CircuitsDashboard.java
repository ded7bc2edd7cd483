package ai.datapunk.weft.monitoring.dashboards;

import static ai.datapunk.weft.monitoring.dashboards.Queries.LINES;
import static ai.datapunk.weft.monitoring.dashboards.Queries.NUMBERS;
import static ai.datapunk.weft.monitoring.dashboards.Queries.bottom;
import static ai.datapunk.weft.monitoring.dashboards.Queries.rate;
import static ai.datapunk.weft.monitoring.dashboards.Queries.share;
import static ai.datapunk.weft.monitoring.dashboards.Queries.top;

import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.alerts.Facts;
import ai.datapunk.weft.monitoring.grafana.Colour;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Thresholds;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.grafana.Visualization;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;

/** Which circuits are open, which are about to be, and why. */
final class CircuitsDashboard {

  private static final String JOB = "job";
  private static final String SERVICE = "service";
  private static final String STATUS = "status";
  private static final String OPEN = "CircuitBreakerOpen";

  private final Look look;
  private final Selection chosen;
  private final Series state;
  private final Dashboard dashboard;

  private CircuitsDashboard(Look look) {
    this.look = look;
    chosen = Selection.of(look.by(), Series.of(Family.CIRCUIT_BREAKER_STATE), SERVICE, "instance");
    state = chosen.of(Family.CIRCUIT_BREAKER_STATE);
    Series changes = chosen.of(Family.CIRCUIT_BREAKER_STATE_CHANGES);
    dashboard =
        Look.dashboard("circuits", "circuits")
            .choosing(chosen)
            .mark(Marks.changes("Circuits that open", changes, "open", Colour.VERMILION, look.by()))
            .mark(Marks.changes("Circuits that close", changes, "closed", Colour.BLUE, look.by()))
            .mark(Marks.restarts(chosen.of(Family.CIRCUIT_BREAKER_STATE_SECONDS), look.by()));
  }

  static Dashboard of(Look look) {
    CircuitsDashboard circuits = new CircuitsDashboard(look);
    circuits.states();
    circuits.rates();
    circuits.calls();
    circuits.durations();
    return circuits.dashboard;
  }

  /** Circuits that are open in a process at least, or none of those that there are. */
  static Query open(Selection chosen) {
    Series all = chosen.of(Family.CIRCUIT_BREAKER_STATE);
    return all.now()
        .minBy(JOB, SERVICE)
        .equalTo(0)
        .countBy()
        .or(all.now().countBy().within("0 * ", ""));
  }

  private void states() {
    dashboard
        .part("Now")
        .add(
            look.about(
                chosen
                    .panel(
                        Visualization.STAT,
                        "Open circuits",
                        "Services whose circuit is open in a process at least.")
                    .unit(Unit.NUMBER)
                    .ifNothing("no data")
                    .thresholds(Thresholds.bad(1))
                    .showAs("open", open(chosen)),
                OPEN),
            4,
            8)
        .add(
            look.about(
                chosen
                    .panel(
                        Visualization.STATE_TIMELINE,
                        "States",
                        "The circuit of the process where it is open furthest; choose an instance to"
                            + " see that one's. "
                            + Sentences.of(Facts.circuits(look.application())))
                    .state("0", "open", Colour.VERMILION)
                    .state("1", "half-open", Colour.ORANGE)
                    .state("2", "closed", Colour.BLUE)
                    .show(bottom(state.now().minBy(JOB, SERVICE)), JOB, SERVICE),
                OPEN),
            20,
            8);
  }

  private void rates() {
    dashboard
        .add(
            look.about(
                chosen
                    .lines(
                        "Failure rates",
                        "The share of failures in the circuit's window, of the process where it is"
                            + " highest. No data below the minimum of calls. The line is where "
                            + "circuits open"
                            + (hasOneRate() ? "." : ", of those that open first."),
                        Unit.SHARE)
                    .between(0, 1)
                    .thresholds(Thresholds.bad(leastRate()))
                    .show(
                        top(chosen.of(Family.CIRCUIT_BREAKER_ERROR_RATE).now().maxBy(JOB, SERVICE)),
                        JOB,
                        SERVICE),
                "CircuitAboutToOpen",
                OPEN),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Seconds until a circuit opens",
                        "If failures go on to rise like this. No data where no opening is foreseen"
                            + " within a minute.",
                        Unit.SECONDS)
                    .between(0, 60)
                    .ifNothing("no opening is foreseen")
                    .show(
                        bottom(
                            chosen
                                .of(Family.CIRCUIT_BREAKER_SECONDS_TO_OPEN)
                                .now()
                                .minBy(JOB, SERVICE)),
                        JOB,
                        SERVICE),
                "CircuitAboutToOpen"),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Time that circuits are open",
                        "The share of time, of the process whose circuit is open longest.",
                        Unit.SHARE)
                    .between(0, 1)
                    .show(
                        top(
                            chosen
                                .of(Family.CIRCUIT_BREAKER_STATE_SECONDS)
                                .is("state", "open")
                                .rateOver(LINES)
                                .maxBy(JOB, SERVICE)),
                        JOB,
                        SERVICE),
                OPEN),
            8,
            8);
  }

  /** The lowest share of failures at which one opens. */
  private double leastRate() {
    return look.application().circuits().values().stream()
        .mapToDouble(Circuit::failureRate)
        .min()
        .orElse(1);
  }

  private boolean hasOneRate() {
    return look.application().circuits().values().stream()
            .mapToDouble(Circuit::failureRate)
            .distinct()
            .count()
        == 1;
  }

  private void calls() {
    Series requests = chosen.of(Family.CIRCUIT_BREAKER_REQUESTS);
    Series refused = chosen.of(Family.CIRCUIT_BREAKER_REJECTIONS);
    Series all =
        chosen.of(
            Series.ofAny(
                List.of(
                    Family.CIRCUIT_BREAKER_REQUESTS.metricName(),
                    Family.CIRCUIT_BREAKER_REJECTIONS.metricName()),
                List.of(SERVICE)));
    dashboard
        .part("Calls")
        .add(
            chosen
                .lines("Calls that are let through", "Calls per second.", Unit.PER_SECOND)
                .show(top(rate(requests, SERVICE, STATUS)), SERVICE, STATUS),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Calls that are refused",
                        "The share of all calls. No data where there are no calls.",
                        Unit.SHARE)
                    .between(0, 1)
                    .show(
                        top(share(rate(refused, JOB, SERVICE), rate(all, JOB, SERVICE))),
                        JOB,
                        SERVICE),
                OPEN),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Why calls fail",
                        "Calls per second that count as failures, by the type of the error.",
                        Unit.PER_SECOND)
                    .show(
                        top(
                            rate(
                                chosen.of(Family.CIRCUIT_BREAKER_FAILURES), SERVICE, "error_type")),
                        SERVICE,
                        "error_type"),
                OPEN,
                "CircuitAboutToOpen"),
            8,
            8)
        .add(
            chosen
                .panel(
                    Visualization.TABLE,
                    "Changes of state",
                    "How often circuits have gone from one state into another; empty where none has.")
                .column(
                    "changes",
                    chosen
                        .of(Family.CIRCUIT_BREAKER_STATE_CHANGES)
                        .increaseOver(NUMBERS)
                        .sumBy(JOB, SERVICE, "from_state", "to_state")
                        .above(0)),
            24,
            6);
  }

  private void durations() {
    dashboard
        .part("Durations")
        .add(
            chosen
                .lines(
                    "95th percentile of calls",
                    "The seconds that 95 of 100 calls that are let through do not exceed.",
                    Unit.SECONDS)
                .show(
                    top(
                        Queries.p95(
                            chosen,
                            Family.CIRCUIT_BREAKER_REQUEST_DURATION,
                            LINES,
                            SERVICE,
                            STATUS)),
                    SERVICE,
                    STATUS),
            8,
            8)
        .add(
            Look.heat(
                chosen,
                Family.CIRCUIT_BREAKER_REQUEST_DURATION,
                "Durations of calls",
                "How many calls per second took how many seconds."),
            8,
            8)
        .add(
            Look.heat(
                chosen,
                Family.CIRCUIT_BREAKER_RECOVERY_TIME,
                "Times until recovery",
                "How long it took from leaving closed to being closed again. The last row is of all that"
                    + " took longer than ten seconds, for which a circuit is open where nothing is said."),
            8,
            8)
        .closedPart(
            "Native histograms",
            Look.nativeHeat(
                chosen,
                Family.CIRCUIT_BREAKER_REQUEST_DURATION,
                "Durations of calls by native buckets"),
            8);
  }
}
