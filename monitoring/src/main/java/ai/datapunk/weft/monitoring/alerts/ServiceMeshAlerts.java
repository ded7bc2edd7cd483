package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.DURATION;
import static ai.datapunk.weft.monitoring.alerts.Templates.PERCENTAGE;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;
import static ai.datapunk.weft.monitoring.rules.Sample.passing;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.List;

/** Calls to other services: {@code job} is who calls, {@code service} is who is called. */
final class ServiceMeshAlerts implements AlertSource {

  private static final String SERVICE = "service";

  @Override
  public String group() {
    return "service_mesh";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(
        highRetryRate(application, settings),
        RetryBudgetExhausted.of(application, settings),
        // Before what it explains: Alertmanager is to know of it first.
        DependencyOutage.of(application, settings),
        CircuitBreakerOpen.of(application, settings),
        circuitAboutToOpen(application, settings),
        NoInstances.of(application, settings));
  }

  private static Alert highRetryRate(Application application, AlertSettings settings) {
    Series attempts = Series.of(Family.RETRY_ATTEMPTS);
    Query share =
        attempts
            .is("attempt", "2")
            .rate("5m")
            .sumBy("job", SERVICE)
            .per(attempts.is("attempt", "1").rate("5m").sumBy("job", SERVICE));
    return alert("HighRetryRate", share.above(0.1))
        .comment(
            "The share of calls that were tried a second time. All attempts together contain the first"
                + " ones, which are no retries; and a share means the same however many calls there are,"
                + " and however many attempts a call may have.")
        .needs(attempts.name())
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "High retry rate for " + label(SERVICE),
            "More than 10% of calls are tried again for 5 minutes: "
                + PERCENTAGE
                + " of those from "
                + label("job")
                + " to "
                + label(SERVICE))
        .runbook(
            Runbook.of(
                    "Many calls to a service fail at first, and are tried again. Callers see slow answers"
                        + " before they see failures, and the service gets more work while it is unwell.")
                .knowing(Facts.retries(application))
                .look(
                    "Which operations are tried again, per second",
                    Series.of(Family.RETRY_ATTEMPTS)
                        .isNot("attempt", "1")
                        .rate("5m")
                        .sumBy("job", SERVICE, "operation", "attempt"))
                .look(
                    "How calls end",
                    Series.of(Family.RETRY_CALLS)
                        .rate("5m")
                        .sumBy("job", SERVICE, "operation", "retried", "result"))
                .look(
                    "Why calls fail in the end",
                    Series.of(Family.RETRY_FAILURE)
                        .rate("5m")
                        .sumBy("job", SERVICE, "operation", "error_type"))
                .step("Look whether the service is well: its own alerts and log come first.")
                .step(
                    "If most calls succeed at the second attempt, instances may come and go, or"
                        + " connections be closed under calls.")
                .step(
                    "If attempts run out, retries only add load: let a circuit guard the service, or have"
                        + " fewer attempts.")
                .silencedBy("It ends when less than a tenth is tried again, over five minutes."))
        .triedApart()
        .fires(
            "an eighth is tried again, over operations",
            "12.5%",
            counter(attempts, 0, 0.75, "attempt", "2"),
            counter(attempts, 0, 0.5, "attempt", "2", "operation", "reserve"),
            counter(attempts, 5, 5, "attempt", "1"),
            counter(attempts, 5, 5, "attempt", "1", "operation", "reserve"))
        .isSilent(
            "just below a tenth is tried again",
            counter(attempts, 0, 9, "attempt", "2"),
            counter(attempts, 100, 100, "attempt", "1"))
        .isSilent(
            "there are many calls, and no retries",
            counter(attempts, 0, 0, "attempt", "2"),
            counter(attempts, 10, 1000, "attempt", "1"))
        .build();
  }

  private static Alert circuitAboutToOpen(Application application, AlertSettings settings) {
    Series toOpen = Series.of(Family.CIRCUIT_BREAKER_SECONDS_TO_OPEN);
    Series rate = Series.of(Family.CIRCUIT_BREAKER_ERROR_RATE);
    return alert("CircuitAboutToOpen", toOpen.now().minBy("job", SERVICE).atLeast(0))
        .comment(
            "The gauge is there only while a failure rate rises so that the circuit opens within a minute:"
                + " the one alert that comes before calls are refused. It is kept for a while, as the gauge"
                + " comes and goes about the threshold.")
        .needs(toOpen.name())
        .keptFor("5m")
        .team(settings.team("platform"))
        .says(
            "Circuit breaker of " + label(SERVICE) + " is about to open",
            "Circuit breaker of "
                + label(SERVICE)
                + " in "
                + label("job")
                + " opens in "
                + DURATION
                + " if its failure rate goes on rising like this")
        .runbook(
            Runbook.of(
                    "Calls to a service fail more and more. If that goes on, its circuit opens within a"
                        + " minute, and calls are refused.")
                .knowing(Facts.circuits(application))
                .look(
                    "How many seconds are left",
                    Series.of(Family.CIRCUIT_BREAKER_SECONDS_TO_OPEN).now())
                .look("The failure rates", Series.of(Family.CIRCUIT_BREAKER_ERROR_RATE).now())
                .look(
                    "Why calls fail",
                    Series.of(Family.CIRCUIT_BREAKER_FAILURES)
                        .rate("1m")
                        .sumBy("job", SERVICE, "error_type"))
                .step("Look whether the service is well, and at what was changed last.")
                .step("If the circuit has opened, go on with CircuitBreakerOpen.")
                .silencedBy(
                    "It ends five minutes after the last forecast. Where failures come and go in bursts it"
                        + " foretells what does not come: silence `service`."))
        .triedApart()
        .fires("a failure rate rises", "20s", passing(toOpen, 20), gauge(rate, 0.01, 0.3))
        .isSilent("a failure rate is high and stays", gauge(rate, 0.01, 0.45))
        .build();
  }
}
