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

  private static final String JOB = "job";

  private static final String SERVICE = "service";
  private static final int FAILURES = 10;

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
    boolean byService = failures.has(SERVICE) && attempts.has(SERVICE);
    String[] by = byService ? new String[] {"job", SERVICE} : new String[] {"job"};
    Series failed = byService ? HttpMetrics.ofServices(failures) : failures;
    Series all = byService ? HttpMetrics.ofServices(attempts) : attempts;
    Query share = failed.rate("5m").sumBy(by).per(all.rate("5m").sumBy(by));
    Query some = failed.increase("5m").sumBy(by).atLeast(FAILURES);
    return alert("HighAuthFailureRate", share.above(0.1).and(some))
        .comment(
            "Sums over instances: who guesses does not stay at one. And ten failures in five minutes at"
                + " least: where hardly anybody comes, two who mistype are no attack.")
        .lasting("5m")
        .critical()
        .team(settings.team("security"))
        .says(
            "High auth failure rate for " + label(byService ? SERVICE : "job"),
            "Authentication failure rate above 10% for 5 minutes: " + PERCENTAGE)
        .runbook(
            Runbook.of(
                    "More than a tenth of those who say who they are is not believed: somebody guesses,"
                        + " or a password has changed that not all know.")
                .look("Failures per second", failed.rate("5m").sumBy(by))
                .look("Whether it is one instance", failed.rate("5m").sumBy("job", "instance"))
                .step(
                    "The audit log says who asked, from where: one address that tries many names is a"
                        + " guess, many addresses with one name are a changed password.")
                .step("Lock out who guesses; give the new password to who lacks it.")
                .silencedBy(
                    "It ends when less than a tenth fails, over five minutes. Do not silence it before"
                        + " you know who it is."))
        .triedApart()
        .fires(
            "an eighth fails, over instances",
            "12.5%",
            counter(failures, 0, 0.5),
            counter(failures, 0, 0.75, "instance", "10.0.0.8:8080"),
            counter(attempts, 10, 10))
        .isSilent("just below a tenth", counter(failures, 0, 9), counter(attempts, 100, 100))
        .fires(
            "twelve fail in five minutes, and nobody else comes",
            "100%",
            counter(failures, 0, 0.04),
            counter(attempts, 0, 0.04))
        .isSilent(
            "nine fail in five minutes, and nobody else comes",
            counter(failures, 0, 0.03),
            counter(attempts, 0, 0.03))
        .build();
  }

  private static Alert trafficSpike(AlertSettings settings) {
    HttpMetrics http = settings.http();
    Query rate = http.requests().rate("5m").sumBy(http.by());
    Query usual = http.requests().rate("1h", "10m").sumBy(http.by());
    Query before = http.requests().rate("1h", "70m").sumBy(http.by());
    Query yesterday = http.requests().rate("1h", "1d").sumBy(http.by());
    Query wholeHour = http.requests().before("70m").sumBy(http.by());
    Query spike =
        rate.aboveTimes(2, usual)
            .and(rate.above(1))
            .and(wholeHour)
            .unless(rate.atMostTimes(2, before))
            .unless(rate.atMostTimes(2, yesterday));
    return alert("UnusualTrafficSpike", spike)
        .comment(
            "Sums, as a new path or status is no spike. The hour to compare with ends ten minutes ago,"
                + " before the spike: an average that contains it is raised by it. Nor is it a spike where"
                + " the hour before that, or the same hour yesterday, had as many: then it is the end of"
                + " an outage or of a night. Below one request in a second, twice as many are still few."
                + " Of what has been there for less than that hour, the average would be that of a part"
                + " of it.")
        .lasting("5m")
        .calmFor("130m", "10m")
        .triedFor("16m")
        .triedTogether()
        .team(settings.team("security"))
        .says(
            "Traffic spike for " + label(http.named()),
            "Request rate more than double the hourly average: " + ABOUT + "/s")
        .runbook(
            Runbook.of(
                    "The application serves more than twice as many requests as in the hour before.")
                .look(
                    "Which requests",
                    http.requests().rate("5m").sumBy(http.by(http.path(), "status")))
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
            counter(http.requests(), 5, 5, JOB, "many"),
            counter(http.requests(), 5, 20, JOB, "many", http.path(), "/login"))
        .isSilent("just below twice as many", counter(http.requests(), 10, 19, JOB, "below"))
        .isSilentFor(
            "40m",
            "an outage ends, and as many come as before",
            counter(http.requests(), 10, 0, JOB, "outage"))
        .isSilentFor(
            "80m",
            "they have become twice as many over an hour, and nearly twice as many again now",
            counter(http.requests(), 5, 10, JOB, "rising"),
            counter(http.requests(), 0, 9, JOB, "rising", http.path(), "/login").inPart(4, 5))
        .isSilent("it has just been started", starting(http.requests(), 10, JOB, "started"))
        .fires("hardly any become a few", "1.2", counter(http.requests(), 0.1, 1.2, JOB, "few"))
        .isSilent(
            "few requests become more, and are few",
            counter(http.requests(), 0.01, 0.9, JOB, "fewer"))
        .build();
  }
}
