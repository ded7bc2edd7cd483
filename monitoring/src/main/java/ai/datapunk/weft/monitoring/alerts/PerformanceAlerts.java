package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.NUMBER;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.StandardMetric;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.List;

/** How long requests take, and what a process holds open. */
final class PerformanceAlerts implements AlertSource {

  private static final Series FILES =
      Series.of("process_open_fds", StandardMetric.PROCESS_OPEN_FDS.labels());

  private static final Series DURATIONS_OF_CALLS =
      Series.of(
          Family.MESH_CALL_DURATION.metricName() + "_bucket",
          List.of("service", "operation", "le"));

  @Override
  public String group() {
    return "performance";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(slowRequests(application, settings), highConnectionCount(settings));
  }

  private static Alert slowRequests(Application application, AlertSettings settings) {
    HttpMetrics http = settings.http();
    Query quantile = http.buckets().rate("5m").sumBy(http.by("le")).quantile(0.95);
    return alert("SlowRequests", quantile.above(1))
        .comment(
            "A quantile needs the sum of the buckets: of each series alone it is that of one path of"
                + " one instance, and a single slow request fires."
                + (http == HttpMetrics.BOOT
                    ? " The buckets are there with"
                        + " management.metrics.distribution.percentiles-histogram.http.server.requests=true."
                    : ""))
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "Slow requests detected for " + label(http.named()),
            "95th percentile latency is above 1s for 5 minutes: "
                + http.duration()
                + " for "
                + label(http.named()))
        .runbook(
            Runbook.of("One request in twenty takes more than a second.")
                .look(
                    "Which requests are slow",
                    http.buckets().rate("5m").sumBy(http.by(http.path(), "le")).quantile(0.95))
                .look(
                    "Whether a service that it calls is slow",
                    Application.of(DURATIONS_OF_CALLS, application.timedServices())
                        .rate("5m")
                        .sumBy("service", "operation", "le")
                        .quantile(0.95))
                .look("Whether processors are busy", "rate(process_cpu_seconds_total[5m])")
                .step("If one path is slow, look what it waits for: a thread dump shows it.")
                .step("If a called service is slow, begin there.")
                .step("If all is slow, see HighCPUUsage and HighMemoryUsage.")
                .silencedBy(
                    "It ends when 95 of 100 requests take less than a second, over five minutes."))
        .triedApart()
        .fires(
            "a tenth takes longer than 1 s, half of these less than 1.5 s",
            "1.25s",
            bucket(http, "1", 10, 9.25),
            bucket(http, "1.5", 10, 9.75),
            bucket(http, "+Inf", 10, 10))
        .fires(
            "a tenth takes longer than any bound",
            http == HttpMetrics.WEFT ? "at least 5s" : "5s",
            bucket(http, "1", 10, 9),
            bucket(http, "5", 10, 9),
            bucket(http, "+Inf", 10, 10))
        .isSilent(
            "just less than a twentieth takes longer than a second",
            bucket(http, "1", 10, 9.6),
            bucket(http, "5", 10, 10),
            bucket(http, "+Inf", 10, 10))
        .build();
  }

  private static Sample bucket(HttpMetrics http, String bound, double calm, double meanwhile) {
    return counter(http.buckets(), calm, meanwhile, "le", bound);
  }

  private static Alert highConnectionCount(AlertSettings settings) {
    return alert("HighConnectionCount", FILES.now().above(1000))
        .comment(
            "File descriptors are connections, files and jars: all that the process holds open.")
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "High connection count on " + label("instance"),
            "More than 1000 open file descriptors: " + label("job") + " has " + NUMBER)
        .runbook(
            Runbook.of(
                    "The process holds many connections or files open. At its limit it can accept and"
                        + " open no more.")
                .look("How near the limit is", "process_open_fds / process_max_fds")
                .look("Calls in flight to other services", "load_balancer_active_connections")
                .step("`ls -l /proc/<pid>/fd` says what they are.")
                .step("Sockets in CLOSE_WAIT (`ss -tp`) are connections that nobody closes.")
                .silencedBy("It ends when the process has 1000 or fewer."))
        .triedApart()
        .fires("there are 1250", "1250", gauge(FILES, 200, 1250))
        .isSilent("there are 1000", gauge(FILES, 200, 1000))
        .build();
  }
}
