package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.ABOUT;
import static ai.datapunk.weft.monitoring.alerts.Templates.PERCENTAGE;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;
import static ai.datapunk.weft.monitoring.rules.Sample.starting;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.List;

/** What somebody may be trying. */
final class SecurityAlerts implements AlertSource {

  private static final String SERVICE = "service";

  @Override
  public String group() {
    return "security";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(highAuthFailureRate(application, settings), trafficSpike(settings));
  }

  private static Alert highAuthFailureRate(Application application, AlertSettings settings) {
    Series failures = application.series(Family.AUTH_FAILURES.metricName(), SERVICE);
    Series attempts = application.series(Family.AUTH_ATTEMPTS.metricName(), SERVICE);
    String by = failures.has(SERVICE) && attempts.has(SERVICE) ? SERVICE : "job";
    Query share = failures.rate("5m").sumBy(by).per(attempts.rate("5m").sumBy(by));
    return alert("HighAuthFailureRate", share.above(0.1))
        .comment("Sums over instances: who guesses does not stay at one.")
        .lasting("5m")
        .critical()
        .team(settings.team("security"))
        .says(
            "High auth failure rate for " + label(by),
            "Authentication failure rate above 10% for 5 minutes: " + PERCENTAGE)
        .runbook(
            Runbook.of(
                    "More than a tenth of those who say who they are is not believed: somebody guesses,"
                        + " or a password has changed that not all know.")
                .look("Failures per second", failures.rate("5m").sumBy(by))
                .look("Whether it is one instance", failures.rate("5m").sumBy("job", "instance"))
                .step(
                    "The audit log says who asked, from where: one address that tries many names is a"
                        + " guess, many addresses with one name are a changed password.")
                .step("Lock out who guesses; give the new password to who lacks it.")
                .silencedBy(
                    "It ends when less than a tenth fails, over five minutes. Do not silence it before"
                        + " you know who it is."))
        .fires(
            "a fifth fails, over instances",
            "20%",
            counter(failures, 0, 1),
            counter(failures, 0, 1, "instance", "10.0.0.8:8080"),
            counter(attempts, 10, 10))
        .isSilent("just below a tenth", counter(failures, 0, 9), counter(attempts, 100, 100))
        .build();
  }

  private static Alert trafficSpike(AlertSettings settings) {
    HttpMetrics http = settings.http();
    Query rate = http.requests().rate("5m").sumBy(http.by());
    Query usual = http.requests().rate("1h", "10m").sumBy(http.by());
    Query wholeHour = http.requests().before("70m").sumBy(http.by());
    return alert("UnusualTrafficSpike", rate.aboveTimes(2, usual).and(rate.above(1)).and(wholeHour))
        .comment(
            "Sums, as a new path or status is no spike. The hour to compare with ends ten minutes ago,"
                + " before the spike: an average that contains it is raised by it. Below one request"
                + " in a second, twice as many are still few. Of what has been there for less than that"
                + " hour, the average would be that of a part of it.")
        .lasting("5m")
        .triedFor("16m")
        .team(settings.team("security"))
        .says(
            "Traffic spike for " + label(http.by()),
            "Request rate more than double the hourly average: " + ABOUT + "/s")
        .runbook(
            Runbook.of(
                    "The application serves more than twice as many requests as in the hour before.")
                .look(
                    "Which requests",
                    http.requests().rate("5m").sumBy(http.by(), http.path(), "status"))
                .look("The rate, to be seen over a day and a week", rate)
                .step(
                    "If it comes every day at this time, it is no spike: silence it for that time.")
                .step(
                    "If one path is asked for, or most is refused, look who asks in the access log.")
                .step("If it is welcome, see that there are enough instances.")
                .silencedBy(
                    "It ends when the rate falls, or an hour later at the latest, when the many requests are"
                        + " the usual."))
        .fires(
            "two and a half times as many come",
            "25",
            counter(http.requests(), 5, 5),
            counter(http.requests(), 5, 20, http.path(), "/login"))
        .isSilent("just below twice as many", counter(http.requests(), 10, 19))
        .isSilent("it has just been started", starting(http.requests(), 10))
        .isSilent("few requests become more, and are few", counter(http.requests(), 0.01, 0.9))
        .build();
  }
}
