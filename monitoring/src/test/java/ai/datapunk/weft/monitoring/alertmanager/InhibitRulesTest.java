package ai.datapunk.weft.monitoring.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.SampleShop;
import ai.datapunk.weft.monitoring.alertmanager.Calls.Manner;
import ai.datapunk.weft.monitoring.alerts.AlertGroups;
import ai.datapunk.weft.monitoring.alerts.AlertSettings;
import ai.datapunk.weft.monitoring.alerts.Application;
import ai.datapunk.weft.monitoring.alerts.HttpMetrics;
import ai.datapunk.weft.monitoring.rules.Alert;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which alerts explain which. */
class InhibitRulesTest {

  private static final String OPEN = "CircuitBreakerOpen";
  private static final String OUTAGE = "DependencyOutage";
  private static final String RETRIES = "HighRetryRate";

  private final Catalog web = Calls.of("web").calls("orders").calls("bank").catalog();
  private final Catalog orders = Calls.of("orders").calls("stock").catalog();
  private final Catalog stock = Calls.of("stock").calls("warehouse").catalog();
  private final List<Catalog> shop = List.of(web, orders, stock);

  @Test
  void anOutageExplainsAllThatCallTheWayThere() {
    Map<String, String> cause = alert(OUTAGE, "orders", "stock");
    assertThat(explained(cause, alert(OPEN, "web", "orders"))).isTrue();
    assertThat(explained(cause, alert(RETRIES, "web", "orders"))).isTrue();
    assertThat(explained(cause, alert("HighErrorRate", "", "web"))).isTrue();
    assertThat(explained(cause, alert("SlowRequests", "", "orders"))).isTrue();
    assertThat(explained(cause, alert(RETRIES, "web", "orders"))).isTrue();
    assertThat(explained(cause, alert(OPEN, "orders", "stock"))).isFalse();
    assertThat(explained(cause, alert(RETRIES, "web", "bank"))).isFalse();
    assertThat(explained(cause, alert("HighErrorRate", "", "stock"))).isFalse();
    assertThat(explained(cause, alert(OPEN, "stock", "warehouse"))).isFalse();
    assertThat(explained(cause, cause)).isFalse();

    Map<String, String> furtherDown = alert(OUTAGE, "stock", "warehouse");
    assertThat(explained(furtherDown, alert(OPEN, "orders", "stock"))).isTrue();
    assertThat(explained(furtherDown, alert(OPEN, "web", "orders"))).isTrue();
    assertThat(explained(furtherDown, alert("SlowRequests", "", "web"))).isTrue();
    assertThat(explained(furtherDown, alert("NoInstances", "orders", "stock"))).isFalse();
  }

  /** Of thirty processes one may have no way there, for days. */
  @Test
  void whatOneProcessSeesExplainsNothingOfWhatTheOthersDo() {
    for (String ofOne : List.of(OPEN, "NoInstances")) {
      Map<String, String> cause = alert(ofOne, "orders", "stock");
      assertThat(explained(cause, alert(OPEN, "web", "orders"))).isFalse();
      assertThat(explained(cause, alert(RETRIES, "web", "orders"))).isFalse();
      assertThat(explained(cause, alert("HighErrorRate", "", "orders"))).isFalse();
      assertThat(explained(cause, alert("SlowRequests", "", "web"))).isFalse();
      assertThat(explained(cause, alert(RETRIES, "orders", "stock"))).isTrue();
    }
  }

  @Test
  void whatSomebodyElseSeesOfAServiceExplainsNothing() {
    assertThat(explained(alert(OUTAGE, "billing", "stock"), alert(OPEN, "web", "orders")))
        .isFalse();
  }

  @Test
  void aDeadInstanceExplainsRetriesAndNotThatACircuitIsOpen() {
    Map<String, String> dead =
        Map.of("alertname", "ServiceDown", "job", "stock", "instance", "a:1");
    assertThat(explained(dead, alert(RETRIES, "orders", "stock"))).isTrue();
    assertThat(explained(dead, alert("CircuitAboutToOpen", "orders", "stock"))).isTrue();
    assertThat(explained(dead, alert(OPEN, "orders", "stock"))).isFalse();
    assertThat(explained(dead, alert(RETRIES, "web", "orders"))).isFalse();
  }

  @Test
  void ofOneCallWhatCameFirstExplainsTheRest() {
    List<String> inOrder = List.of("NoInstances", OPEN, RETRIES);
    for (int i = 0; i < inOrder.size(); i++) {
      for (int j = 0; j < inOrder.size(); j++) {
        assertThat(
                explained(
                    alert(inOrder.get(i), "web", "bank"), alert(inOrder.get(j), "web", "bank")))
            .as(inOrder.get(i) + " and " + inOrder.get(j))
            .isEqualTo(i < j);
      }
    }
    assertThat(explained(alert(OPEN, "web", "bank"), alert(RETRIES, "orders", "bank"))).isFalse();
  }

  @Test
  void servicesOfAnApplicationsOwnStandBetween() {
    Catalog till =
        Calls.of("till").calls("bank").calls("payments", Manner.PLAIN, List.of("bank")).catalog();
    List<InhibitRule> rules = rules(List.of(till));
    Map<String, String> cause = alert(OUTAGE, "till", "bank");
    assertThat(explained(rules, cause, alert(RETRIES, "till", "payments"))).isTrue();
    assertThat(explained(rules, cause, alert(RETRIES, "kiosk", "payments"))).isFalse();
    assertThat(explained(rules, alert(OPEN, "till", "bank"), alert(RETRIES, "till", "payments")))
        .isFalse();
    assertThat(explained(rules, alert(OUTAGE, "till", "payments"), alert(RETRIES, "till", "bank")))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"HANDLED", "OTHER_THREAD", "WITH_FALLBACK"})
  void aCallWhoseFailureDoesNotComeThroughExplainsNothing(Manner manner) {
    Catalog careful = Calls.of("orders").calls("stock", manner).catalog();
    List<InhibitRule> rules = rules(List.of(web, careful, stock));
    assertThat(explained(rules, alert(OUTAGE, "orders", "stock"), alert(OPEN, "web", "orders")))
        .isFalse();
    assertThat(explained(rules, alert(OUTAGE, "orders", "stock"), alert("SlowRequests", "", "web")))
        .isFalse();
  }

  @Test
  void applicationsThatCallEachOtherDoNotExplainEachOther() {
    Catalog back = Calls.of("orders").calls("web").calls("bank").catalog();
    List<InhibitRule> rules = rules(List.of(web, back));
    assertThat(explained(rules, alert(OUTAGE, "orders", "web"), alert(OPEN, "web", "orders")))
        .isFalse();
    assertThat(explained(rules, alert(OUTAGE, "web", "orders"), alert(OPEN, "orders", "web")))
        .isFalse();
    assertThat(explained(rules, alert(OUTAGE, "orders", "bank"), alert(OPEN, "web", "orders")))
        .isTrue();
  }

  /** Of whatever fires, one is sent: nothing explains what explains it. */
  @Test
  void noTwoExplainEachOtherHoweverCallsGo() {
    Random random = new Random(20);
    for (int i = 0; i < 12; i++) {
      List<Catalog> mesh = mesh(random);
      List<InhibitRule> rules = rules(mesh);
      List<Map<String, String>> all = universe();
      Map<Map<String, String>, List<Map<String, String>>> explains = new HashMap<>();
      Map<Map<String, String>, Integer> causes = new HashMap<>();
      for (Map<String, String> one : all) {
        for (Map<String, String> other : all) {
          if (explained(rules, one, other)) {
            explains.computeIfAbsent(one, key -> new ArrayList<>()).add(other);
            causes.merge(other, 1, Integer::sum);
          }
        }
      }
      Deque<Map<String, String>> sent = new ArrayDeque<>();
      all.stream().filter(alert -> !causes.containsKey(alert)).forEach(sent::add);
      int seen = 0;
      while (!sent.isEmpty()) {
        seen++;
        for (Map<String, String> next : explains.getOrDefault(sent.remove(), List.of())) {
          if (causes.merge(next, -1, Integer::sum) == 0) {
            sent.add(next);
          }
        }
      }
      assertThat(explains).isNotEmpty();
      assertThat(seen).isEqualTo(all.size());
    }
  }

  private static List<Catalog> mesh(Random random) {
    List<String> names = List.of("a", "b", "c", "d", "x", "y");
    List<Catalog> mesh = new ArrayList<>();
    for (String application : names.subList(0, 4)) {
      Calls calls = Calls.of(application);
      List<String> below = new ArrayList<>();
      for (String service : names) {
        if (random.nextInt(3) == 0 && !service.equals(application)) {
          Manner manner = random.nextInt(4) == 0 ? Manner.HANDLED : Manner.PLAIN;
          calls.calls(service, manner, List.copyOf(below));
          below.add(service);
        }
      }
      mesh.add(calls.catalog());
    }
    return mesh;
  }

  private static List<Map<String, String>> universe() {
    List<Map<String, String>> all = new ArrayList<>();
    for (String service : List.of("a", "b", "c", "d", "x", "y")) {
      for (String job : List.of("a", "b", "c", "d")) {
        for (String name : List.of("NoInstances", OUTAGE, OPEN, "CircuitAboutToOpen", RETRIES)) {
          all.add(alert(name, job, service));
        }
      }
      all.add(alert("HighErrorRate", "", service));
      all.add(alert("ServiceDown", service, ""));
    }
    return all;
  }

  /** What rules go by is among the labels of the alerts that they are about. */
  @Test
  void rulesGoByLabelsThatAlertsHave() {
    for (HttpMetrics http : HttpMetrics.values()) {
      Map<String, Set<String>> labels = new TreeMap<>();
      for (Alert alert : alerts(shop, http)) {
        Set<String> has = new TreeSet<>(alert.query().labels());
        has.addAll(alert.ownLabels().keySet());
        has.add("alertname");
        labels.put(alert.name(), has);
      }
      for (InhibitRule rule : InhibitRules.of(shop, alerts(shop, http), List.of())) {
        for (Map<String, Set<String>> side : List.of(rule.source(), rule.target())) {
          for (String alert : side.getOrDefault("alertname", Set.of())) {
            assertThat(labels.get(alert))
                .as(alert)
                .containsAll(side.keySet())
                .containsAll(rule.equal());
          }
        }
      }
    }
  }

  /** Of one budget and in one environment; and not the other way round. */
  @Test
  void aBudgetThatIsSpentVeryFastIsSpentTooFast() {
    Map<String, String> fast = burning("ObjectiveBurnsFast", "stock", "a");
    List<InhibitRule> rules =
        InhibitRules.of(
            List.of(),
            alerts(List.of(SampleShop.catalog()), HttpMetrics.WEFT).stream()
                .map(alert -> alert.keeping(List.of("cluster")))
                .toList(),
            List.of("cluster"));
    assertThat(explained(rules, fast, burning("ObjectiveBurnsSlow", "stock", "a"))).isTrue();
    assertThat(explained(rules, fast, burning("ObjectiveBurnsSlow", "order", "a"))).isFalse();
    assertThat(explained(rules, fast, burning("ObjectiveBurnsSlow", "stock", "b"))).isFalse();
    assertThat(explained(rules, fast, burning("ObjectiveBudgetSpent", "stock", "a"))).isFalse();
    assertThat(explained(rules, burning("ObjectiveBurnsSlow", "stock", "a"), fast)).isFalse();
  }

  @Test
  void nothingExplainsWhatIsInAnotherEnvironment() {
    List<InhibitRule> rules =
        InhibitRules.of(
            List.of(),
            alerts(List.of(SampleShop.catalog()), HttpMetrics.WEFT).stream()
                .map(alert -> alert.keeping(List.of("cluster")))
                .toList(),
            List.of("cluster"));
    Map<String, String> open = ofCall("CircuitBreakerOpen", "a");
    assertThat(explained(rules, open, ofCall("HighRetryRate", "a"))).isTrue();
    assertThat(explained(rules, open, ofCall("HighRetryRate", "b"))).isFalse();
  }

  private static Map<String, String> ofCall(String name, String cluster) {
    return Map.of("alertname", name, "job", "shop", "service", "stock", "cluster", cluster);
  }

  private static Map<String, String> burning(String name, String operation, String cluster) {
    return Map.of("alertname", name, "job", "shop", "operation", operation, "cluster", cluster);
  }

  @Test
  void whatIsNotThereIsNotNamed() {
    List<Alert> some =
        alerts(shop, HttpMetrics.WEFT).stream()
            .filter(alert -> Set.of(RETRIES, "ServiceDown").contains(alert.name()))
            .toList();
    assertThat(InhibitRules.of(shop, some, List.of()))
        .extracting(InhibitRule::target)
        .containsExactly(
            Map.of("alertname", Set.of(RETRIES), "service", Set.of("orders")),
            Map.of("alertname", Set.of(RETRIES), "service", Set.of("stock")));
    assertThat(InhibitRules.of(shop, List.of(), List.of())).isEmpty();
  }

  private boolean explained(Map<String, String> one, Map<String, String> other) {
    return explained(rules(shop), one, other);
  }

  private static List<InhibitRule> rules(Collection<Catalog> catalogs) {
    return InhibitRules.of(catalogs, alerts(catalogs, HttpMetrics.WEFT), List.of());
  }

  private static List<Alert> alerts(Collection<Catalog> catalogs, HttpMetrics http) {
    return AlertGroups.of(
            new Application(catalogs), new AlertSettings(http, "", 1), AlertGroups.named("all"))
        .stream()
        .flatMap(group -> group.alerts().stream())
        .toList();
  }

  private static Map<String, String> alert(String name, String job, String service) {
    return Map.of("alertname", name, "job", job, "service", service);
  }

  /** As Alertmanager has it: a label that is not there is an empty one. */
  private static boolean explained(
      List<InhibitRule> rules, Map<String, String> one, Map<String, String> other) {
    return rules.stream()
        .anyMatch(
            rule ->
                matches(rule.source(), one)
                    && matches(rule.target(), other)
                    && rule.equal().stream()
                        .allMatch(
                            label ->
                                one.getOrDefault(label, "").equals(other.getOrDefault(label, ""))));
  }

  private static boolean matches(Map<String, Set<String>> labels, Map<String, String> alert) {
    return labels.entrySet().stream()
        .allMatch(label -> label.getValue().contains(alert.getOrDefault(label.getKey(), "")));
  }
}
