package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.DURATION;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import ai.datapunk.weft.monitoring.rules.Sample;

/**
 * The alert of circuits that were open for much of the last five minutes: for a minute in all, or
 * for six of their openings where these are shorter, and half a minute at least. How long a circuit
 * opens is seen from how often it did: so the threshold is that of the circuit as it is now,
 * whatever a catalog says of it, and of one that no catalog has too.
 */
final class CircuitBreakerOpen {

  private static final String RANGE = "5m";
  private static final double RANGE_SECONDS = 300;
  private static final double MINUTE = 60;
  private static final double HALF = 30;
  private static final double OPENINGS = 6;
  private static final String JOB = "job";
  private static final String INSTANCE = "instance";
  private static final String SERVICE = "service";
  private static final String TO = "to_state";
  private static final String STATE = "open";

  private static final Series SECONDS = Series.of(Family.CIRCUIT_BREAKER_STATE_SECONDS);
  private static final Series OPEN = SECONDS.is("state", STATE);
  private static final Series CHANGES = Series.of(Family.CIRCUIT_BREAKER_STATE_CHANGES);
  private static final Series OPENING = CHANGES.is(TO, STATE);

  private CircuitBreakerOpen() {}

  static Alert of(Application application, AlertSettings settings) {
    return alert("CircuitBreakerOpen", ofProcesses().maxBy(JOB, SERVICE))
        .comment(
            "An unbroken minute of circuit_breaker_state == 0 never passes where a circuit opens for"
                + " less: it is half-open in between, and that resets the minute. So this adds up: a"
                + " minute of the last five; or half a minute in six openings or more, as one that opens"
                + " for short and waits for trial calls in between is open for a part of the time, even"
                + " while all calls fail. The instance whose circuit was open longest counts.")
        .needs(SECONDS.name())
        .critical()
        .team(settings.team("platform"))
        .says(
            "Circuit breaker open for " + label(SERVICE),
            "Circuit breaker of "
                + label(SERVICE)
                + " in "
                + label(JOB)
                + " has been open for "
                + DURATION
                + " of the last 5 minutes")
        .runbook(runbook(application))
        .triedApart()
        .fires(
            "it is open for longer than a minute, at once",
            "1m 15s",
            open(1.25 * MINUTE, "10.0.0.7:8080"),
            open(0, "10.0.0.8:8080"))
        .isSilent("it is open for just less than a minute", open(0.95 * MINUTE, "10.0.0.7:8080"))
        .fires(
            "it is open for half a minute, again and again",
            "36s",
            open(1.2 * HALF, "10.0.0.7:8080"),
            openings(1.2 * OPENINGS, "10.0.0.7:8080"))
        .isSilent(
            "it is open for just less than half a minute, again and again",
            open(0.9 * HALF, "10.0.0.7:8080"),
            openings(3 * OPENINGS, "10.0.0.7:8080"))
        .isSilent(
            "it is open for longer than half a minute, less than six times",
            open(1.5 * HALF, "10.0.0.7:8080"),
            openings(0.9 * OPENINGS, "10.0.0.7:8080"))
        .isSilent(
            "one instance's is open for longer than half a minute, and another's many times",
            open(1.5 * HALF, "10.0.0.7:8080"),
            openings(1, "10.0.0.7:8080"),
            open(0.9 * HALF, "10.0.0.8:8080"),
            openings(3 * OPENINGS, "10.0.0.8:8080"))
        .build();
  }

  /** For how long the circuits of those processes were open that it fires for. */
  static Query ofProcesses() {
    Query often =
        OPEN.increase(RANGE)
            .sumBy(JOB, INSTANCE, SERVICE)
            .above(HALF)
            .and(OPENING.increase(RANGE).sumBy(JOB, INSTANCE, SERVICE).atLeast(OPENINGS));
    return OPEN.increase(RANGE).maxBy(JOB, INSTANCE, SERVICE).above(MINUTE).or(often.bracketed());
  }

  private static Sample open(double seconds, String instance) {
    return counter(SECONDS, 0, perSecond(seconds), "state", STATE, INSTANCE, instance);
  }

  private static Sample openings(double number, String instance) {
    return counter(
        CHANGES, 0, perSecond(number), "from_state", "half_open", TO, STATE, INSTANCE, instance);
  }

  private static double perSecond(double number) {
    return Math.round(number / RANGE_SECONDS * 1e6) / 1e6;
  }

  private static Runbook runbook(Application application) {
    return Runbook.of(
            "Calls to a service were refused for much of the last five minutes, because most of those"
                + " that were let through failed or were slow.")
        .knowing(Facts.circuits(application))
        .look(
            "Which circuits are open (0) or half-open (1) now",
            Series.of(Family.CIRCUIT_BREAKER_STATE).now().below(2))
        .look(
            "Why calls fail",
            Series.of(Family.CIRCUIT_BREAKER_FAILURES)
                .rate(RANGE)
                .sumBy(JOB, SERVICE, "error_type"))
        .look(
            "How many calls are refused per second",
            Series.of(Family.CIRCUIT_BREAKER_REJECTIONS).rate(RANGE).sumBy(JOB, SERVICE))
        .look("How often circuits have opened", OPENING.increase("1h").sumBy(JOB, SERVICE))
        .step("Look whether the service is well: its own alerts and log come first.")
        .step(
            "If only one instance of the caller has its circuit open, the way from there to the service"
                + " is broken: network, name resolution, certificates.")
        .step("If calls are slow rather than failing, the service needs more of what it waits for.")
        .step(
            "A circuit closes by itself once its trial calls succeed. Do not close it by hand before.")
        .silencedBy(
            "It ends when the circuit was open for less, over five minutes: some minutes after the service"
                + " is well again. A circuit that is forced open by hand fires too: silence `service`.");
  }
}
