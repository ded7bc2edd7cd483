package ai.datapunk.weft.monitoring.alertmanager;

import static ai.datapunk.weft.monitoring.alertmanager.InhibitRule.values;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which alerts others explain. What explains an alert is further down the calls, or the same call
 * seen earlier; so no two explain each other, and of any that fire one is sent.
 */
final class InhibitRules {

  private static final String ALERT = "alertname";
  private static final String JOB = "job";
  private static final String SERVICE = "service";
  private static final String SEVERITY = "severity";

  private static final String DOWN = "ServiceDown";
  private static final String DEGRADED = "ServiceDegraded";
  private static final String NO_INSTANCES = "NoInstances";
  private static final String OPEN = "CircuitBreakerOpen";

  /** Is there to explain, and sent to nobody. */
  static final String OUTAGE = "DependencyOutage";

  private static final String ABOUT_TO_OPEN = "CircuitAboutToOpen";
  private static final String BURNS_FAST = "ObjectiveBurnsFast";
  private static final String BURNS_SLOW = "ObjectiveBurnsSlow";
  private static final String RETRIES = "HighRetryRate";
  private static final String EXHAUSTED = "RetryBudgetExhausted";

  /** What is said of the requests that an application serves. */
  private static final List<String> SERVED = List.of("HighErrorRate", "SlowRequests");

  private final SortedMap<String, List<Alert>> alerts = new TreeMap<>();
  private final FailureWays ways;
  private final List<String> by;
  private final List<InhibitRule> rules = new ArrayList<>();

  private InhibitRules(Collection<Catalog> catalogs, Collection<Alert> all, List<String> by) {
    this.by = List.copyOf(by);
    for (Alert alert : all) {
      alerts.computeIfAbsent(alert.name(), name -> new ArrayList<>()).add(alert);
    }
    ways = new FailureWays(catalogs);
  }

  /** Those among these alerts, of which nothing explains what is in another environment. */
  static List<InhibitRule> of(
      Collection<Catalog> catalogs, Collection<Alert> alerts, List<String> by) {
    InhibitRules all = new InhibitRules(catalogs, alerts, by);
    all.addSameMatter();
    all.addSameBudget();
    all.addSameCall();
    all.ways.applications().forEach(all::addDeadInstance);
    all.ways.applications().forEach(all::addOutage);
    return List.copyOf(all.rules);
  }

  private void addSameMatter() {
    alerts.forEach(
        (name, ofOneName) -> {
          Set<Severity> severities = EnumSet.noneOf(Severity.class);
          SortedSet<String> labels = new TreeSet<>(Set.of(ALERT));
          for (Alert alert : ofOneName) {
            severities.add(alert.severity());
            labels.addAll(alert.query().labels());
          }
          if (severities.size() > 1) {
            rules.add(
                new InhibitRule(
                    "Of what is critical, a warning says nothing more.",
                    labelled(Map.of(ALERT, Set.of(name), SEVERITY, Set.of("critical"))),
                    labelled(Map.of(ALERT, Set.of(name), SEVERITY, Set.of("warning"))),
                    List.copyOf(labels)));
          }
        });
    add(
        "What does not answer, or says that it cannot work, is more than degraded.",
        named(DOWN),
        named(DEGRADED),
        List.of(JOB, "instance"));
  }

  private void addSameBudget() {
    SortedSet<String> labels = new TreeSet<>();
    alerts
        .getOrDefault(BURNS_FAST, List.of())
        .forEach(alert -> labels.addAll(alert.query().labels()));
    add(
        "A budget that is gone within days does not last for its window either.",
        named(BURNS_FAST),
        named(BURNS_SLOW),
        List.copyOf(labels));
  }

  private void addSameCall() {
    add(
        "Without an instance all calls fail: so circuits open, and calls are tried again.",
        named(NO_INSTANCES),
        named(OPEN, ABOUT_TO_OPEN, RETRIES, EXHAUSTED),
        List.of(JOB, SERVICE));
    add(
        "An open circuit refuses calls, which are tried again; and it is no longer about to open.",
        named(OPEN),
        named(ABOUT_TO_OPEN, RETRIES, EXHAUSTED),
        List.of(JOB, SERVICE));
    add(
        "Where more retries are wanted than there are, many calls are tried again.",
        named(EXHAUSTED),
        named(RETRIES),
        List.of(JOB, SERVICE));
  }

  /** Only warnings: that a circuit is open, or that there is no instance, is more than one dead. */
  private void addDeadInstance(String application) {
    if (ways.isCalled(application)) {
      add(
          "A dead instance of "
              + application
              + " explains that calls to it are tried again. That a circuit is open is more than that:"
              + " it is sent.",
          with(named(DOWN), JOB, Set.of(application)),
          with(named(ABOUT_TO_OPEN, RETRIES, EXHAUSTED), SERVICE, Set.of(application)),
          List.of());
    }
  }

  /** By what most processes see: what one sees does not explain why all of them fail. */
  private void addOutage(String application) {
    SortedSet<String> callees = ways.callees(application);
    callees.removeIf(callee -> ways.reaches(callee, application));
    if (callees.isEmpty()) {
      return;
    }
    Map<String, Set<String>> source =
        with(with(named(OUTAGE), JOB, Set.of(application)), SERVICE, callees);
    SortedSet<String> up = ways.upwards(application);
    add(
        "What "
            + application
            + " calls is away: that explains what those see who call "
            + application
            + ", and who call them.",
        source,
        with(named(OPEN, ABOUT_TO_OPEN, RETRIES, EXHAUSTED), SERVICE, up),
        List.of());
    addServed(source, up);
    addBetween(application, callees);
  }

  private void addServed(Map<String, Set<String>> source, SortedSet<String> up) {
    SortedSet<String> serving = new TreeSet<>(up);
    serving.retainAll(ways.applications());
    for (String label : List.of(SERVICE, JOB)) {
      List<String> names =
          SERVED.stream().filter(name -> label.equals(saysWhoServes(name))).toList();
      if (!names.isEmpty()) {
        add(
            "So it does that their requests fail, or are slow.",
            source,
            with(named(names.toArray(new String[0])), label, serving),
            List.of());
      }
    }
  }

  private String saysWhoServes(String name) {
    return alerts.getOrDefault(name, List.of()).stream()
            .allMatch(alert -> alert.query().labels().contains(SERVICE))
        ? SERVICE
        : JOB;
  }

  /** Services of the application's own that stand between it and what it calls. */
  private void addBetween(String application, SortedSet<String> callees) {
    SortedMap<String, SortedSet<String>> calleesOf = new TreeMap<>();
    for (String callee : callees) {
      for (String service : ways.between(application, callee)) {
        calleesOf.computeIfAbsent(service, name -> new TreeSet<>()).add(callee);
      }
    }
    calleesOf.forEach(
        (service, below) ->
            add(
                "In " + application + ", calls to " + service + " make calls to these.",
                with(with(named(OUTAGE), JOB, Set.of(application)), SERVICE, below),
                with(named(OPEN, ABOUT_TO_OPEN, RETRIES, EXHAUSTED), SERVICE, Set.of(service)),
                List.of(JOB)));
  }

  /** Adds a rule for those alerts that there are. */
  private void add(
      String why,
      Map<String, Set<String>> source,
      Map<String, Set<String>> target,
      List<String> equal) {
    if (!source.getOrDefault(ALERT, Set.of()).isEmpty()
        && !target.getOrDefault(ALERT, Set.of()).isEmpty()) {
      Set<String> labels = new LinkedHashSet<>(equal);
      labels.addAll(by);
      rules.add(new InhibitRule(why, source, target, List.copyOf(labels)));
    }
  }

  private Map<String, Set<String>> named(String... names) {
    Set<String> there = values(List.of(names));
    there.retainAll(alerts.keySet());
    return labelled(Map.of(ALERT, there));
  }

  private static Map<String, Set<String>> labelled(Map<String, Set<String>> labels) {
    return new LinkedHashMap<>(new TreeMap<>(labels));
  }

  private static Map<String, Set<String>> with(
      Map<String, Set<String>> labels, String label, Collection<String> values) {
    Map<String, Set<String>> all = new LinkedHashMap<>(labels);
    all.put(label, values(values));
    return all;
  }
}
