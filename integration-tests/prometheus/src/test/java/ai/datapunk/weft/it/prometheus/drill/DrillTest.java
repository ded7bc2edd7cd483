package ai.datapunk.weft.it.prometheus.drill;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.AlertmanagerServer;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.it.support.RunningProgram;
import ai.datapunk.weft.it.support.ServerKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Incidents of three shops, sixty times faster than they would be, under a Prometheus and an
 * Alertmanager with the configuration that is written, who speak by TLS with each other and with
 * the receiver: a team is told of what has to be told, of nothing else, and of its end.
 */
@Timeout(240)
@Order(1)
class DrillTest {

  private static final int FASTER = 60;

  /** How long nothing must come before the first incident, and after each one. */
  private static final Duration CALM = Duration.ofSeconds(12);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** That a circuit is about to open is seen or not, as it opens between two scrapes or later. */
  private static final String MAY_COME = "CircuitAboutToOpen of storefront to payment";

  /** Where all incidents are played; else one is. */
  private static final boolean ALL = Boolean.getBoolean("drill.long");

  @Test
  void aTeamIsToldOfIncidentsAndOfNothingElse() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "drill");
    ServerKey key = new ServerKey(folder);
    try (Webhook webhook = new Webhook(key);
        RunningShop first = new RunningShop(folder);
        RunningShop second = new RunningShop(folder);
        RunningShop third = new RunningShop(folder)) {
      List<RunningShop> shops = List.of(first, second, third);
      GoodMonth.make(folder, FASTER);
      // Not before: what the shops start takes free ports too.
      int alertmanagerPort = RunningProgram.freePort();
      WrittenFolder written =
          WrittenFolder.in(
              folder.resolve("monitoring"),
              monitoring ->
                  monitoring
                      .scrape("open")
                      .alertmanagers("https://127.0.0.1:" + alertmanagerPort)
                      .receivers(webhook.uri() + "{team}")
                      .drill(FASTER));
      written.targets(shops);
      written.secrets(key);
      try (AlertmanagerServer alertmanager =
              AlertmanagerServer.secured(
                  Programs.require("prometheus-alertmanager"),
                  written.alertmanager(),
                  folder,
                  alertmanagerPort,
                  key);
          PrometheusServer prometheus =
              new PrometheusServer(Programs.require("prometheus"), written.prometheus(), folder)) {
        Thread.sleep(CALM.toMillis());
        assertThat(prometheus.onceThere("count(up == 1)")).isEqualTo("3");
        assertThat(alertmanager.get("/api/v2/alerts").strip()).isEqualTo("[]");
        assertThat(webhook.told()).isEmpty();
        assertSumsAreWhatShopsCounted(prometheus, shops);
        Timeline timeline = new Timeline(webhook);
        for (Incident incident : incidents(shops)) {
          play(incident, webhook, timeline);
        }
        if (ALL) {
          timeline.write(FASTER);
        }
      }
    }
  }

  /** What is recorded for all processes is to the unit what they have counted themselves. */
  private static void assertSumsAreWhatShopsCounted(
      PrometheusServer prometheus, List<RunningShop> shops) throws Exception {
    tell(shops, ShopProgram.CLOSE);
    Map<String, Long> counted = new HashMap<>();
    for (RunningShop shop : shops) {
      shop.counts().forEach((name, number) -> counted.merge(name, number, Long::sum));
    }
    assertThat(counted).containsOnlyKeys("orders", "inventory", "payment");
    await(
        prometheus,
        "service_operation_status:mesh_service_calls_total:sum{service='inventory'}",
        counted.get("orders"));
    await(
        prometheus,
        "service_strategy:load_balancer_requests_total:sum{service='inventory'}",
        counted.get("inventory"));
    for (String service : List.of("inventory", "payment")) {
      await(
          prometheus,
          "service_operation_attempt:retry_attempts_total:sum{service='" + service + "'}",
          counted.get(service));
    }
    tell(shops, ShopProgram.OPEN);
  }

  private static void await(PrometheusServer prometheus, String recorded, Long expected)
      throws Exception {
    String sum = "sum(" + recorded + ")";
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!prometheus.onceThere(sum).equals(expected.toString()) && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    assertThat(prometheus.onceThere(sum)).as(sum).isEqualTo(expected.toString());
  }

  private static List<Incident> incidents(List<RunningShop> shops) {
    Incident outage =
        new Incident(
            "The payment service fails every request",
            () -> tell(shops, ShopProgram.OUTAGE),
            () -> tell(shops, ShopProgram.OUTAGE_ENDS),
            Set.of("CircuitBreakerOpen of storefront to payment"));
    Incident dead =
        new Incident(
            "A process of the shop dies",
            shops.get(1)::die,
            shops.get(1)::start,
            Set.of("ServiceDown of storefront"));
    Incident slow =
        new Incident(
            "The payment service takes 400 ms",
            () -> tell(shops, ShopProgram.SLOW),
            () -> tell(shops, ShopProgram.FAST),
            Set.of("ObjectiveBurnsFast of storefront"));
    return ALL ? List.of(dead, outage, slow) : List.of(outage);
  }

  private static void tell(List<RunningShop> shops, String order) throws Exception {
    for (RunningShop shop : shops) {
      shop.tell(order);
    }
  }

  private static void play(Incident incident, Webhook webhook, Timeline timeline) throws Exception {
    int before = webhook.told().size();
    timeline.note(incident.title());
    incident.breaks().run();
    await(webhook, before, true, incident.expected());
    Thread.sleep(CALM.toMillis());
    timeline.note("It ends");
    incident.mends().run();
    await(webhook, before, false, incident.expected());
    Thread.sleep(CALM.toMillis());
    Set<String> told = names(webhook, before, true);
    told.remove(MAY_COME);
    assertThat(told).as(incident.title()).isEqualTo(incident.expected());
  }

  private static void await(Webhook webhook, int before, boolean firing, Set<String> expected)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!names(webhook, before, firing).containsAll(expected) && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    assertThat(names(webhook, before, firing)).containsAll(expected);
  }

  private static Set<String> names(Webhook webhook, int before, boolean firing) {
    return webhook.told().stream()
        .skip(before)
        .filter(told -> told.fires() == firing)
        .map(Webhook.Told::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
