package ai.datapunk.weft.monitoring.dashboards;

import static ai.datapunk.weft.monitoring.dashboards.Queries.LINES;
import static ai.datapunk.weft.monitoring.dashboards.Queries.NUMBERS;
import static ai.datapunk.weft.monitoring.dashboards.Queries.bottom;
import static ai.datapunk.weft.monitoring.dashboards.Queries.rate;
import static ai.datapunk.weft.monitoring.dashboards.Queries.recent;
import static ai.datapunk.weft.monitoring.dashboards.Queries.share;
import static ai.datapunk.weft.monitoring.dashboards.Queries.top;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.alerts.Facts;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Thresholds;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;

/** How calls are spread over instances, and how these are. */
final class BalancersDashboard {

  private static final String JOB = "job";
  private static final String SERVICE = "service";
  private static final String CALLED = "called";
  private static final String NO_INSTANCES = "NoInstances";

  /** As {@code mesh_healthy_instances} has it. */
  private static final double HEALTHY = 0.5;

  private final Look look;
  private final Selection chosen;
  private final Series requests;
  private final Dashboard dashboard;

  private BalancersDashboard(Look look) {
    this.look = look;
    chosen = Selection.of(look.by(), Series.of(Family.LOAD_BALANCER_REQUESTS), SERVICE);
    requests = chosen.of(Family.LOAD_BALANCER_REQUESTS);
    dashboard = Look.dashboard("load-balancer", "load balancers").choosing(chosen);
  }

  static Dashboard of(Look look) {
    BalancersDashboard balancers = new BalancersDashboard(look);
    balancers.numbers();
    balancers.services();
    balancers.instances();
    balancers.durations();
    return balancers.dashboard;
  }

  /**
   * By who is called: that is in a label {@code instance}, or in {@code exported_instance} where
   * the scrape does not honor labels.
   */
  private static Query called(Query values) {
    return values.copying("instance", CALLED).copying("exported_instance", CALLED);
  }

  private void numbers() {
    dashboard
        .part("Now")
        .add(
            chosen
                .number("Requests", "Requests per second to instances.")
                .unit(Unit.PER_SECOND)
                .showAs("requests", recent(requests)),
            6,
            4)
        .add(
            chosen
                .number("Failing", "The share of requests that fail. No data where there are none.")
                .unit(Unit.SHARE)
                .thresholds(Thresholds.bad(0.1))
                .showAs(
                    "failing",
                    share(recent(chosen.of(Family.LOAD_BALANCER_ERRORS)), recent(requests))),
            6,
            4)
        .add(
            chosen
                .number(
                    "95th percentile",
                    "The seconds that 95 of 100 requests do not exceed. No data where there are"
                        + " none.")
                .unit(Unit.SECONDS)
                .showAs("p95", Queries.p95(chosen, Family.LOAD_BALANCER_REQUEST_DURATION, NUMBERS)),
            6,
            4)
        .add(
            look.about(
                chosen
                    .number(
                        "Fewest instances", "Of the process and the service that have the fewest.")
                    .unit(Unit.NUMBER)
                    .thresholds(Thresholds.good(1))
                    .showAs(
                        "instances",
                        chosen.of(Family.LOAD_BALANCER_ACTIVE_INSTANCES).now().minBy()),
                NO_INSTANCES),
            6,
            4);
  }

  private void services() {
    dashboard
        .part("Services")
        .add(
            look.about(
                chosen
                    .lines(
                        "Instances that can be picked",
                        "Of the process that knows fewest. "
                            + Sentences.of(Facts.balances(look.application())),
                        Unit.NUMBER)
                    .show(
                        bottom(
                            chosen
                                .of(Family.LOAD_BALANCER_ACTIVE_INSTANCES)
                                .now()
                                .minBy(JOB, SERVICE)),
                        JOB,
                        SERVICE),
                NO_INSTANCES),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Instances that are healthy",
                    "Whose health score is 0.5 or more, of the process that knows fewest.",
                    Unit.NUMBER)
                .show(
                    bottom(chosen.of(Family.MESH_HEALTHY_INSTANCES).now().minBy(JOB, SERVICE)),
                    JOB,
                    SERVICE),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Errors by type",
                    "Requests per second that fail, by the type of the error.",
                    Unit.PER_SECOND)
                .show(
                    top(rate(chosen.of(Family.LOAD_BALANCER_ERRORS), SERVICE, "error_type")),
                    SERVICE,
                    "error_type"),
            8,
            8)
        .add(
            chosen
                .lines("Instances that come", "Per second.", Unit.PER_SECOND)
                .show(
                    top(rate(chosen.of(Family.MESH_SERVICE_REGISTRATIONS), JOB, SERVICE)),
                    JOB,
                    SERVICE),
            12,
            6)
        .add(
            look.about(
                chosen
                    .lines(
                        "Sources of instances that fail",
                        "Per second, by the type of the error. No data where none has failed.",
                        Unit.PER_SECOND)
                    .show(
                        top(
                            rate(
                                chosen.of(Family.MESH_REGISTRATION_FAILURES),
                                SERVICE,
                                "error_type")),
                        SERVICE,
                        "error_type"),
                NO_INSTANCES),
            12,
            6);
  }

  private void instances() {
    dashboard
        .part("Instances that are called")
        .add(
            chosen
                .lines(
                    "Requests to instances",
                    "Requests per second; the twenty most.",
                    Unit.PER_SECOND)
                .show(
                    top(called(requests.rateOver(LINES)).sumBy(SERVICE, CALLED)), SERVICE, CALLED),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Health of instances",
                    "The health score that callers give, of the one that gives least; the twenty"
                        + " worst. Below the line one is not healthy.",
                    Unit.SHARE)
                .between(0, 1)
                .thresholds(Thresholds.good(HEALTHY))
                .show(
                    bottom(
                        called(chosen.of(Family.LOAD_BALANCER_INSTANCE_HEALTH).now())
                            .minBy(SERVICE, CALLED)),
                    SERVICE,
                    CALLED),
            8,
            8)
        .add(
            chosen
                .lines("Calls in flight", "Of all callers together; the twenty most.", Unit.NUMBER)
                .show(
                    top(
                        called(chosen.of(Family.LOAD_BALANCER_ACTIVE_CONNECTIONS).now())
                            .sumBy(SERVICE, CALLED)),
                    SERVICE,
                    CALLED),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Load of instances",
                    "Calls in flight as a share of the capacity that instances declare, of the caller"
                        + " with the most. No data where none is declared.",
                    Unit.SHARE)
                .show(
                    top(
                        called(chosen.of(Family.LOAD_BALANCER_INSTANCE_LOAD).now())
                            .maxBy(SERVICE, CALLED)),
                    SERVICE,
                    CALLED),
            12,
            6)
        .add(
            chosen
                .lines(
                    "Connections that fail",
                    "Per second: those that could not be made, or were lost. No data where none has"
                        + " failed.",
                    Unit.PER_SECOND)
                .show(
                    top(
                        called(chosen.of(Family.LOAD_BALANCER_CONNECTION_ERRORS).rateOver(LINES))
                            .sumBy(SERVICE, CALLED, "error_type")),
                    SERVICE,
                    CALLED,
                    "error_type"),
            12,
            6);
  }

  private void durations() {
    Family durations = Family.LOAD_BALANCER_REQUEST_DURATION;
    Query classic =
        called(chosen.buckets(durations).rateOver(LINES))
            .sumBy(SERVICE, CALLED, "le")
            .quantile(0.95);
    Query ofNative =
        called(chosen.of(durations).rateOver(LINES))
            .sumBy(SERVICE, CALLED)
            .within("histogram_quantile(0.95, ", ")");
    dashboard
        .part("How long requests take")
        .add(
            chosen
                .lines(
                    "95th percentile of instances",
                    "The seconds that 95 of 100 requests do not exceed; the twenty slowest.",
                    Unit.SECONDS)
                .show(top(classic.or(ofNative)), SERVICE, CALLED),
            12,
            8)
        .add(
            Look.heat(
                chosen, durations, "Durations", "How many requests per second took how long."),
            12,
            8)
        .closedPart(
            "Native histograms",
            Look.nativeHeat(chosen, durations, "Durations by native buckets"),
            8);
  }
}
