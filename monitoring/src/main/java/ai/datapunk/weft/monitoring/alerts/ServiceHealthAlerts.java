package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.PERCENTAGE;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.List;

/** Whether applications are there, are well, and answer. */
final class ServiceHealthAlerts implements AlertSource {

  private static final int ERRORS = 5;

  private static final Series UP = Series.of("up", List.of());
  private static final Series SERVICE_UP = Series.of(Family.SERVICE_UP);
  private static final Series HEALTH = Series.of(Family.HEALTH_STATUS);

  @Override
  public String group() {
    return "service_health";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(
        serviceDown(settings), serviceDegraded(settings), highErrorRate(application, settings));
  }

  private static Alert serviceDown(AlertSettings settings) {
    Query silentTarget = UP.isNot("job", "node").now().minBy("job", "instance").equalTo(0);
    Query saysSo = SERVICE_UP.now().minBy("job", "instance").equalTo(0);
    return alert("ServiceDown", silentTarget.or(saysSo))
        .comment(
            "Prometheus' own up has no label service, and says only that a target answers: an"
                + " application that says of itself that it cannot work counts too. Machines have"
                + " NodeDown.")
        .lasting("1m")
        .critical()
        .team(settings.team("platform"))
        .says(
            "Service " + label("job") + " is down",
            "Service "
                + label("job")
                + " instance "
                + label("instance")
                + " has not answered, or has said that it cannot work, for more than 1 minute")
        .runbook(
            Runbook.of(
                    "An instance does not answer scrapes, or one of its required health checks"
                        + " fails. Whoever calls it gets no answer, or a bad one.")
                .look("Which targets do not answer", UP.now().equalTo(0))
                .look("Which checks fail", HEALTH.now().equalTo(0))
                .look("When they were made last", "time() - last_check_timestamp")
                .step(
                    "Look whether the process runs. If not, its last lines of log say why; start it"
                        + " again.")
                .step(
                    "If it runs and the target does not answer, ask the metrics' address from where"
                        + " Prometheus is: a certificate, a password or a network may have changed.")
                .step("If a health check fails, what it checks is what to repair.")
                .silencedBy(
                    "It ends when the instance answers and is healthy again, or is no target any"
                        + " more. Silence `job` and `instance` while you take one out of service."))
        .triedApart()
        .fires("an instance answers no more", "0", gauge(UP, 1, 0))
        .fires(
            "an instance says that it cannot work", "0", gauge(SERVICE_UP, 1, 0), gauge(UP, 1, 1))
        .isSilent("both say that all is well", gauge(UP, 1, 1), gauge(SERVICE_UP, 1, 1))
        .isSilent("a machine is down", gauge(UP, 1, 0, "job", "node"))
        .build();
  }

  private static Alert serviceDegraded(AlertSettings settings) {
    Series aggregate = HEALTH.is("check_type", "aggregate");
    return alert("ServiceDegraded", aggregate.now().equalTo(0.5))
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "Service " + label("service") + " is degraded",
            "Service "
                + label("service")
                + " is reporting degraded status for 5 minutes, at "
                + label("instance"))
        .runbook(
            Runbook.of(
                    "The application works, and something that it can do without is away. One more"
                        + " failure may be one too many.")
                .look("Which checks are not well", HEALTH.now().below(1))
                .step("What the check is of is what to repair.")
                .silencedBy(
                    "It ends when all checks are healthy, and when one that is required fails: then"
                        + " ServiceDown fires."))
        .triedApart()
        .fires("a check is degraded", "0.5", gauge(HEALTH, 1, 0.5, "check_type", "aggregate"))
        .isSilent("it is healthy", gauge(HEALTH, 1, 1, "check_type", "aggregate"))
        .isSilent(
            "it is down, which is ServiceDown", gauge(HEALTH, 1, 0, "check_type", "aggregate"))
        .isSilent("a single check is degraded", gauge(HEALTH, 1, 0.5, "check_type", "disk"))
        .build();
  }

  private static Alert highErrorRate(Application application, AlertSettings settings) {
    HttpMetrics http = settings.http();
    Series requests = http.requests();
    Series errors = requests.like("status", "5..");
    Query share = errors.rate("5m").sumBy(http.by()).per(requests.rate("5m").sumBy(http.by()));
    Query some = errors.increase("5m").sumBy(http.by()).atLeast(ERRORS);
    return alert("HighErrorRate", share.above(0.1).and(some))
        .comment(
            "Sums on both sides: series by series, those with status 5xx would be divided by"
                + " themselves, which is 1 as soon as there is one error. And five errors in five minutes"
                + " at least: where hardly anybody asks, one failed request is a large share.")
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "High error rate for " + label(http.named()),
            "Error rate is above 10% for 5 minutes: "
                + PERCENTAGE
                + " of requests to "
                + label(http.named()))
        .runbook(
            Runbook.of(
                    "More than a tenth of the requests that the application serves ends with a status"
                        + " of 500 or more.")
                .look(
                    "Which requests fail",
                    errors.rate("5m").sumBy(http.by(http.path(), "method", "status")))
                .look("Whether it is one instance", errors.rate("5m").sumBy(http.by("instance")))
                .look(
                    "Whether a service that it calls fails",
                    Application.of(Family.MESH_CALL_FAILURES, application.timedServices())
                        .rate("5m")
                        .sumBy("service", "operation", "error_type"))
                .step("If one path fails, look at what was changed there last, and at its log.")
                .step("If one instance fails, take it out and look at what differs.")
                .step("If a called service fails, its own alerts say more: begin there.")
                .silencedBy("It ends when the share is below a tenth again, over five minutes."))
        .triedApart()
        .fires(
            "an eighth of all requests fails, over paths and instances",
            "12.5%",
            counter(requests, 0, 0.5, "status", "500"),
            counter(
                requests,
                0,
                0.75,
                "status",
                "503",
                http.path(),
                "/stock",
                "instance",
                "10.0.0.8:8080"),
            counter(requests, 10, 8.75, "status", "200"))
        .fires(
            "six requests fail in five minutes, and there are no others",
            "100%",
            counter(requests, 0, 0.02, "status", "500"))
        .isSilent(
            "not quite five requests fail in five minutes, and there are no others",
            counter(requests, 0, 0.015, "status", "500"))
        .isSilent(
            "just below a tenth",
            counter(requests, 0, 9, "status", "500"),
            counter(requests, 100, 91, "status", "200"))
        .isSilent("clients are to blame", counter(requests, 10, 10, "status", "404"))
        .build();
  }
}
