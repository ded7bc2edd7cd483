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
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The alert of a service that most processes of an application cannot call. Only that explains what
 * the application's own callers see: one process whose circuit is open may be ill by itself.
 *
 * <p>Wherever it fires, so does {@link CircuitBreakerOpen} or {@code NoInstances} for the same
 * call: each asks of one process what this asks of most.
 */
final class DependencyOutage {

  private static final String RANGE = "5m";
  private static final double RANGE_SECONDS = 300;
  private static final double MINUTE = 60;
  private static final double HALF = 0.5;
  private static final String JOB = "job";
  private static final String INSTANCE = "instance";
  private static final String SERVICE = "service";
  private static final String STATE = "state";

  private static final Series SECONDS = Series.of(Family.CIRCUIT_BREAKER_STATE_SECONDS);
  private static final Series OPEN = SECONDS.is(STATE, "open");
  private static final Series INSTANCES = Series.of(Family.LOAD_BALANCER_ACTIVE_INSTANCES);

  private DependencyOutage() {}

  static Alert of(Application application, AlertSettings settings) {
    return alert("DependencyOutage", shareRefused().or(shareWithoutInstances()))
        .comment(
            "The share of processes whose circuit was open for a minute of the last five, or that have"
                + " had no instance for a minute. CircuitBreakerOpen and NoInstances fire for a single"
                + " process: what that one sees explains nothing of what the others fail at. This is what"
                + " inhibit rules go by, and it is not sent itself: one of those two is.")
        .needs(application.has(SECONDS.name()) ? SECONDS.name() : INSTANCES.name())
        .critical()
        .team(settings.team("platform"))
        .says(
            "Most processes of " + label(JOB) + " cannot call " + label(SERVICE),
            PERCENTAGE
                + " of the processes of "
                + label(JOB)
                + " have had an open circuit to "
                + label(SERVICE)
                + " for a minute of the last 5, or no instance of it to call")
        .runbook(runbook(application))
        .fires(
            "the circuits of three processes out of five are open",
            "60%",
            circuits(5, 3, 1.25 * MINUTE))
        .isSilent("the circuits of one process out of two are", circuits(2, 1, RANGE_SECONDS))
        .isSilent(
            "all circuits are open for just less than a minute", circuits(2, 2, 0.95 * MINUTE))
        .fires("three processes out of five have no instance", "60%", instances(5, 3))
        .isSilent("one process out of two has none", instances(2, 1))
        .isSilent(
            "all have had none for half a minute",
            gauge(INSTANCES, 2, 0).inPart(11, 12),
            gauge(INSTANCES, 2, 0, INSTANCE, instance(1)).inPart(11, 12))
        .build();
  }

  private static Query shareRefused() {
    return OPEN.increase(RANGE)
        .maxBy(JOB, INSTANCE, SERVICE)
        .isAbove(MINUTE)
        .averageBy(JOB, SERVICE)
        .above(HALF);
  }

  private static Query shareWithoutInstances() {
    return INSTANCES
        .maximum("1m")
        .isEqualTo(0)
        .and(INSTANCES.before("1m"))
        .averageBy(JOB, SERVICE)
        .above(HALF);
  }

  private static Sample[] circuits(int processes, int open, double seconds) {
    double rise = Math.round(seconds / RANGE_SECONDS * 1e6) / 1e6;
    return of(
        processes,
        i -> counter(SECONDS, 0, i < open ? rise : 0, STATE, "open", INSTANCE, instance(i)));
  }

  private static Sample[] instances(int processes, int without) {
    return of(processes, i -> gauge(INSTANCES, 2, i < without ? 0 : 2, INSTANCE, instance(i)));
  }

  private static Sample[] of(int processes, IntFunction<Sample> sample) {
    return IntStream.range(0, processes).mapToObj(sample).toArray(Sample[]::new);
  }

  private static String instance(int process) {
    return "10.0.0." + (7 + process) + ":8080";
  }

  private static Runbook runbook(Application application) {
    return Runbook.of(
            "Most processes of an application cannot call a service: its outage is theirs, and explains"
                + " why their own requests fail. It is shown and not sent, as CircuitBreakerOpen or"
                + " NoInstances of the same call is.")
        .knowing(
            Stream.concat(
                    Facts.circuits(application).stream(), Facts.balances(application).stream())
                .toList())
        .look(
            "For how many seconds of the last 5 minutes each process' circuit was open",
            OPEN.increase(RANGE).maxBy(JOB, INSTANCE, SERVICE))
        .look("How many instances each process has", INSTANCES.now())
        .step("Go on with CircuitBreakerOpen or NoInstances, whichever fires for the same call.")
        .silencedBy("It ends when most processes can call the service again, over five minutes.");
  }
}
