package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.DURATION;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import ai.datapunk.weft.monitoring.rules.Runbook;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** The alert of circuits that were open for much of the last five minutes. */
final class CircuitBreakerOpen {

  private static final String RANGE = "5m";
  private static final double RANGE_SECONDS = 300;
  private static final String SERVICE = "service";

  private static final Series SECONDS = Series.of(Family.CIRCUIT_BREAKER_STATE_SECONDS);
  private static final Series OPEN = SECONDS.is("state", "open");

  private CircuitBreakerOpen() {}

  static Alert of(Application application, AlertSettings settings) {
    SortedMap<Double, SortedSet<String>> ofShort =
        CircuitThresholds.ofShort(application.circuits());
    AlertBuilder alert =
        alert("CircuitBreakerOpen", query(ofShort))
            .comment(
                "An unbroken minute of circuit_breaker_state == 0 never passes where a circuit opens for"
                    + " less: it is half-open in between, and that resets the minute. So this adds up: a"
                    + " minute of the last five, or six openings where the catalog says that they are"
                    + " shorter. The instance whose circuit was open longest counts.")
            .needs(SECONDS.name())
            .critical()
            .team(settings.team("platform"))
            .says(
                "Circuit breaker open for " + label(SERVICE),
                "Circuit breaker of "
                    + label(SERVICE)
                    + " in "
                    + label("job")
                    + " has been open for "
                    + DURATION
                    + " of the last 5 minutes")
            .runbook(runbook(application));
    scenarios(alert, CircuitThresholds.MINUTE, ordinary(application, ofShort));
    ofShort.forEach((seconds, services) -> scenarios(alert, seconds, services.first()));
    return alert.build();
  }

  private static Query query(SortedMap<Double, SortedSet<String>> ofShort) {
    List<String> apart = new ArrayList<>();
    ofShort.values().forEach(apart::addAll);
    Query all =
        open(apart.isEmpty() ? OPEN : OPEN.noneOf(SERVICE, apart), CircuitThresholds.MINUTE);
    for (Map.Entry<Double, SortedSet<String>> some : ofShort.entrySet()) {
      all = all.or(open(OPEN.oneOf(SERVICE, some.getValue()), some.getKey()));
    }
    return all;
  }

  private static Query open(Series series, double seconds) {
    return series.increase(RANGE).maxBy("job", SERVICE).above(seconds);
  }

  /** A service that opens for long, if only one that no catalog has. */
  private static String ordinary(
      Application application, SortedMap<Double, SortedSet<String>> ofShort) {
    return application.circuits().keySet().stream()
        .filter(service -> ofShort.values().stream().noneMatch(some -> some.contains(service)))
        .findFirst()
        .orElse("some_service");
  }

  private static void scenarios(AlertBuilder alert, double threshold, String service) {
    double twice = 2 * threshold;
    alert
        .fires(
            service + " is away, and its circuit open for " + seconds(twice) + " of five minutes",
            duration(twice),
            opening(service, "10.0.0.7:8080", twice),
            opening(service, "10.0.0.8:8080", 0))
        .isSilent(
            "the circuit of " + service + " is open for just less than " + seconds(threshold),
            opening(service, "10.0.0.7:8080", 0.95 * threshold));
  }

  private static Sample opening(String service, String instance, double seconds) {
    double perSecond = Math.round(seconds / RANGE_SECONDS * 1e6) / 1e6;
    return counter(SECONDS, 0, perSecond, "state", "open", SERVICE, service, "instance", instance);
  }

  private static String seconds(double seconds) {
    return DurationTexts.seconds(seconds);
  }

  private static String duration(double seconds) {
    return DurationTexts.humanized(seconds);
  }

  private static Runbook runbook(Application application) {
    Set<String> services = application.circuits().keySet();
    return Runbook.of(
            "Calls to a service were refused for much of the last five minutes, because most of those"
                + " that were let through failed or were slow.")
        .knowing(Facts.circuits(application))
        .look(
            "Which circuits are open (0) or half-open (1) now",
            Application.of(Family.CIRCUIT_BREAKER_STATE, services).now())
        .look(
            "Why calls fail",
            Application.of(Family.CIRCUIT_BREAKER_FAILURES, services)
                .rate(RANGE)
                .sumBy("job", SERVICE, "error_type"))
        .look(
            "How many calls are refused per second",
            Application.of(Family.CIRCUIT_BREAKER_REJECTIONS, services)
                .rate(RANGE)
                .sumBy("job", SERVICE))
        .look(
            "How often circuits have opened",
            Application.of(Family.CIRCUIT_BREAKER_STATE_CHANGES, services)
                .is("to_state", "open")
                .increase("1h")
                .sumBy("job", SERVICE))
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
