package ai.datapunk.weft.monitoring.dashboards;

import static ai.datapunk.weft.monitoring.dashboards.Queries.LINES;
import static ai.datapunk.weft.monitoring.dashboards.Queries.NUMBERS;
import static ai.datapunk.weft.monitoring.dashboards.Queries.rate;
import static ai.datapunk.weft.monitoring.dashboards.Queries.recent;
import static ai.datapunk.weft.monitoring.dashboards.Queries.share;
import static ai.datapunk.weft.monitoring.dashboards.Queries.top;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.alerts.HttpMetrics;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Thresholds;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.grafana.Visualization;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;

/** The HTTP requests that applications serve, as Weft counts them or Spring Boot does. */
final class HttpDashboard {

  private static final String METHOD = "method";
  private static final String STATUS = "status";
  private static final String NO_REQUESTS = " No data where there are no requests.";

  /** As {@code HighErrorRate} and {@code SlowRequests} have it. */
  private static final double MANY_FAIL = 0.1;

  private static final double SLOW = 1;

  private final Look look;
  private final HttpMetrics http;
  private final Selection chosen;
  private final Series requests;
  private final Dashboard dashboard;

  private HttpDashboard(Look look) {
    this.look = look;
    http = look.http();
    chosen =
        http.isOfWeft()
            ? Selection.of(look.by(), http.requests(), "service", "instance")
            : Selection.of(look.by(), http.requests(), "instance");
    requests = chosen.of(http.requests());
    dashboard =
        Look.dashboard("http", "HTTP requests")
            .choosing(chosen)
            .mark(Marks.restarts(requests, look.by()));
  }

  static Dashboard of(Look look) {
    HttpDashboard http = new HttpDashboard(look);
    http.numbers();
    http.applications();
    http.paths();
    http.durations();
    if (look.http().isOfWeft()) {
      http.scrapes();
    }
    return http.dashboard;
  }

  private Series failed() {
    return requests.like(STATUS, "5..");
  }

  private Query p95(String variable, String... by) {
    return Queries.quantile(chosen.of(http.buckets()), chosen.of(http.histograms()), variable, by);
  }

  private void numbers() {
    dashboard
        .part("Now")
        .add(
            chosen
                .number("Requests", "Requests per second.")
                .unit(Unit.REQUESTS)
                .showAs("requests", recent(requests)),
            8,
            4)
        .add(
            look.about(
                chosen
                    .number("Failing", "The share of requests that end with 5xx." + NO_REQUESTS)
                    .unit(Unit.SHARE)
                    .thresholds(Thresholds.bad(MANY_FAIL))
                    .showAs("failing", share(recent(failed()), recent(requests))),
                "HighErrorRate"),
            8,
            4)
        .add(
            look.about(
                chosen
                    .number(
                        "95th percentile",
                        "The seconds that 95 of 100 requests do not exceed." + NO_REQUESTS)
                    .unit(Unit.SECONDS)
                    .thresholds(Thresholds.bad(SLOW))
                    .showAs("p95", p95(NUMBERS)),
                "SlowRequests"),
            8,
            4);
  }

  private void applications() {
    String[] by = http.by();
    dashboard
        .part("Applications")
        .add(
            look.about(
                chosen
                    .lines("Requests by application", "Requests per second.", Unit.REQUESTS)
                    .show(top(rate(requests, by)), by),
                "UnusualTrafficSpike"),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Failing requests by application",
                        "The share of requests that end with 5xx." + NO_REQUESTS,
                        Unit.SHARE)
                    .between(0, 1)
                    .thresholds(Thresholds.bad(MANY_FAIL))
                    .show(top(share(rate(failed(), by), rate(requests, by))), by),
                "HighErrorRate"),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "95th percentile by application",
                        "The seconds that 95 of 100 requests do not exceed. " + lastBound(),
                        Unit.SECONDS)
                    .thresholds(Thresholds.bad(SLOW))
                    .show(top(p95(LINES, by)), by),
                "SlowRequests"),
            8,
            8);
  }

  private String lastBound() {
    return http.isOfWeft()
        ? "Five is five or more, as the last bucket ends there."
        : "No data unless `management.metrics.distribution.percentiles-histogram.http.server.requests`"
            + " is true.";
  }

  private void paths() {
    String path = http.path();
    dashboard
        .part("Paths")
        .add(
            chosen
                .lines("Requests by status", "Requests per second.", Unit.REQUESTS)
                .stacked()
                .show(top(rate(requests, STATUS)), STATUS),
            8,
            8)
        .add(
            chosen
                .lines("Requests by path", "Requests per second; the twenty most.", Unit.REQUESTS)
                .show(top(rate(requests, METHOD, path)), METHOD, path),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Failing requests by path",
                        "Requests per second that end with 5xx; the twenty most. No data where none has.",
                        Unit.REQUESTS)
                    .show(top(rate(failed(), METHOD, path, STATUS)), METHOD, path, STATUS),
                "HighErrorRate"),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Requests by process", "Requests per second; the twenty most.", Unit.REQUESTS)
                .show(top(rate(requests, "job", "instance")), "job", "instance"),
            12,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "95th percentile by path",
                        "The seconds that 95 of 100 requests do not exceed; the twenty slowest. "
                            + lastBound(),
                        Unit.SECONDS)
                    .show(top(p95(LINES, METHOD, path)), METHOD, path),
                "SlowRequests"),
            12,
            8);
  }

  private void durations() {
    dashboard
        .part("Distributions")
        .add(
            chosen
                .panel(
                    Visualization.HEAT_MAP,
                    "Durations",
                    "How many requests per second took how many seconds. " + lastBound())
                .heat(rate(chosen.of(http.buckets()), "le"))
                .unit(Unit.SECONDS),
            12,
            8);
    if (http.isOfWeft()) {
      dashboard.add(
          chosen
              .panel(
                  Visualization.HEAT_MAP,
                  "Sizes",
                  "How many requests per second had how large a body.")
              .heat(Queries.heat(chosen, Family.HTTP_REQUEST_SIZE))
              .unit(Unit.BYTES),
          12,
          8);
      dashboard.closedPart(
          "Native histograms",
          Look.nativeHeat(chosen, Family.HTTP_REQUEST_DURATION, "Durations by native buckets"),
          8);
    }
  }

  private void scrapes() {
    Series attempts = chosen.of(Family.AUTH_ATTEMPTS);
    Series failures = chosen.of(Family.AUTH_FAILURES);
    dashboard
        .part("Who asks for metrics")
        .add(
            look.about(
                chosen
                    .lines(
                        "Those who are not believed",
                        "The share of those who say who they are when they ask for metrics. No data"
                            + " where nobody has to.",
                        Unit.SHARE)
                    .between(0, 1)
                    .thresholds(Thresholds.bad(MANY_FAIL))
                    .show(
                        top(share(rate(failures, http.by()), rate(attempts, http.by()))),
                        http.by()),
                "HighAuthFailureRate"),
            24,
            6);
  }
}
