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
 * <p>Wherever it fires, so does {@link CircuitBreakerOpen} or {@link NoInstances} for the same
 * call, which ask of one process what this asks of most. It ends later than what it explains, so
 * that nobody is told of that when all is well again.
 */
final class DependencyOutage {

  /**
   * What it explains looks back at five minutes, from when the callers' circuits have closed in
   * their turn; and no instance is over at once.
   */
  private static final String KEPT = "10m";

  private static final String RANGE = "5m";
  private static final double RANGE_SECONDS = 300;
  private static final double HALF = 0.5;
  private static final String JOB = "job";
  private static final String INSTANCE = "instance";
  private static final String SERVICE = "service";
  private static final String STATE = "state";
  private static final String IS_OPEN = "open";

  private static final Series SECONDS = Series.of(Family.CIRCUIT_BREAKER_STATE_SECONDS);
  private static final Series OPEN = SECONDS.is(STATE, IS_OPEN);
  private static final Series CHANGES = Series.of(Family.CIRCUIT_BREAKER_STATE_CHANGES);
  private static final Series INSTANCES = Series.of(Family.LOAD_BALANCER_ACTIVE_INSTANCES);

  private DependencyOutage() {}

  static Alert of(Application application, AlertSettings settings) {
    return alert("DependencyOutage", query())
        .comment(
            "The share of processes for which CircuitBreakerOpen or NoInstances fires. Those fire for a"
                + " single one, and what that one sees explains nothing of what the others fail at. This"
                + " is what inhibit rules go by, and it is not sent itself: one of those two is. It is"
                + " kept for a while, as what it explains looks back at five minutes: it must not end"
                + " before.")
        .needs(application.has(SECONDS.name()) ? SECONDS.name() : INSTANCES.name())
        .keptFor(KEPT)
        .critical()
        .team(settings.team("platform"))
        .says(
            "Most processes of " + label(JOB) + " cannot call " + label(SERVICE),
            PERCENTAGE
                + " of the processes of "
                + label(JOB)
                + " have had an open circuit to "
                + label(SERVICE)
                + " for much of the last 5 minutes, or no instance of it to call")
        .runbook(runbook(application))
        .triedApart()
        .fires("the circuits of three processes out of five are open", "60%", circuits(5, 3, 75))
        .fires("three processes out of five have no instance", "60%", instances(5, 3))
        .fires(
            "of five processes one's circuit is open at once, one's again and again, and one has no"
                + " instance",
            "60%",
            open(75, INSTANCE, instance(0)),
            open(37.5, INSTANCE, instance(1)),
            openings(7.03125, INSTANCE, instance(1)),
            gauge(INSTANCES, 2, 0, INSTANCE, instance(2)),
            open(0, INSTANCE, instance(3)),
            gauge(INSTANCES, 2, 2, INSTANCE, instance(4)))
        .isSilent(
            "one process out of two has its circuit open, and no instance either",
            Stream.concat(Stream.of(circuits(2, 1, RANGE_SECONDS)), Stream.of(instances(2, 1)))
                .toArray(Sample[]::new))
        .isSilent(
            "the circuits to three services are open for just less than it takes",
            open(56.25, SERVICE, "for-a-minute"),
            open(28.125, SERVICE, "often"),
            openings(18.75, SERVICE, "often"),
            open(46.875, SERVICE, "rarely"),
            openings(5.2734375, SERVICE, "rarely"))
        .isSilent(
            "all have had none for half a minute",
            gauge(INSTANCES, 2, 0).inPart(11, 12),
            gauge(INSTANCES, 2, 0, INSTANCE, instance(1)).inPart(11, 12))
        .build();
  }

  private static Query query() {
    Query without = CircuitBreakerOpen.ofProcesses().or(NoInstances.ofProcesses());
    Query all =
        OPEN.increase(RANGE)
            .maxBy(JOB, INSTANCE, SERVICE)
            .or(INSTANCES.before("1m").maxBy(JOB, INSTANCE, SERVICE));
    return without.countBy(JOB, SERVICE).per(all.countBy(JOB, SERVICE)).above(HALF);
  }

  private static Sample[] circuits(int processes, int open, double seconds) {
    return of(processes, i -> open(i < open ? seconds : 0, INSTANCE, instance(i)));
  }

  /**
   * A circuit that is open for so many seconds of each five minutes. Where these are no sum of
   * halves, quarters and so on in a second, promtool adds up what is a little more than what comes
   * next: a counter that begins anew.
   */
  private static Sample open(double seconds, String label, String value) {
    return counter(SECONDS, 0, seconds / RANGE_SECONDS, STATE, IS_OPEN, label, value);
  }

  /** A circuit that opens so many times in each five minutes. */
  private static Sample openings(double number, String label, String value) {
    return counter(
        CHANGES,
        0,
        number / RANGE_SECONDS,
        "from_state",
        "half_open",
        "to_state",
        IS_OPEN,
        label,
        value);
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
        .silencedBy(
            "It ends ten minutes after most processes can call the service again, when what it explains"
                + " has ended too.");
  }
}
