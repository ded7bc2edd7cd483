package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.example.storefront.report.Sample;
import com.example.storefront.report.Scrape;
import com.example.storefront.services.InventoryInstance;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each series that {@code /metrics} served against what caller and servers counted themselves. */
class ScriptedRunTest {

  private static final long SEED = Long.getLong("quickstart.seed", 42);
  private static final Set<String> TIMES = Set.of("circuit_breaker_state_seconds_total");

  private static ScriptedRun run;
  private static Truth truth;
  private static Scrape scrape;

  @BeforeAll
  static void shop() throws Exception {
    run = ScriptedRun.of(SEED);
    truth = run.truth;
    scrape = Scrape.parse(run.metrics);
  }

  @Test
  void theScriptMakesEverythingHappen() {
    assertThat(truth.sum("load_balancer_connection_errors_total")).isPositive();
    assertThat(truth.sum("circuit_breaker_rejections_total")).isPositive();
    assertThat(truth.sum("circuit_breaker_recovery_time_seconds_count")).isPositive();
    assertThat(truth.of(success("payment", "charge", "2"))).isPositive();
    assertThat(truth.of(success("inventory", "stock", "2"))).isPositive();
    assertThat(run.payment.state()).isEqualTo("closed");
  }

  @Test
  void everyCountIsExact() {
    assertThat(Counts.in(scrape, TIMES)).containsExactlyInAnyOrderEntriesOf(truth.counts());
  }

  @Test
  void instancesReceivedWhatWasSentToThemUnlessNobodyListened() {
    for (InventoryInstance instance : run.services.inventory()) {
      Map<String, String> labels = Map.of("instance", instance.uri().getAuthority());
      double sent = scrape.sum("load_balancer_requests_total", labels);
      double unconnected = scrape.sum("load_balancer_connection_errors_total", labels);

      assertThat(sent - unconnected).isEqualTo(instance.requests());
    }
  }

  @Test
  void theDeadInstanceWasSentLess() {
    List<InventoryInstance> inventory = run.services.inventory();

    assertThat(inventory.get(1).requests())
        .isLessThan(inventory.get(0).requests())
        .isLessThan(inventory.get(2).requests());
  }

  @Test
  void thePaymentServiceFailedWhatTheBreakerCountedAsFailed() {
    Map<String, String> payment = Map.of("service", "payment");

    assertThat(scrape.sum("circuit_breaker_failures_total", payment))
        .isEqualTo(run.services.payment().failures());
  }

  @Test
  void everyHistogramAgreesWithItself() {
    for (Sample count : scrape.samples()) {
      if (!count.name().endsWith("_count")) {
        continue;
      }
      String name = count.name().substring(0, count.name().length() - "_count".length());
      List<Sample> buckets = scrape.samples(name + "_bucket", count.labels());

      assertThat(buckets.stream().map(Sample::value)).as(name).isSorted();
      assertThat(buckets.get(buckets.size() - 1).label("le")).isEqualTo("+Inf");
      assertThat(buckets.get(buckets.size() - 1).value()).isEqualTo(count.value());
      assertThat(scrape.sum(name + "_sum", count.labels()))
          .isBetween(0.0, run.seconds)
          .satisfies(sum -> assertThat(sum > 0).isEqualTo(count.value() > 0));
    }
  }

  @Test
  void gaugesSayHowItStandsInTheEnd() {
    assertThat(gauge("circuit_breaker_state", "service", "payment")).isEqualTo(2);
    assertThat(gauge("circuit_breaker_state", "service", "inventory")).isEqualTo(2);
    assertThat(gauge("mesh_circuit_breaker_state", "service", "payment")).isEqualTo(2);
    assertThat(gauge("circuit_breaker_error_rate", "service", "payment"))
        .isEqualTo(run.payment.errorRate());
    assertThat(gauge("load_balancer_active_instances", "service", "inventory")).isEqualTo(3);
    assertThat(gauge("mesh_healthy_instances", "service", "inventory")).isEqualTo(3);
    for (InventoryInstance instance : run.services.inventory()) {
      String authority = instance.uri().getAuthority();
      assertThat(
              gauge(
                  "load_balancer_active_connections",
                  "service",
                  "inventory",
                  "instance",
                  authority))
          .isZero();
      assertThat(
              gauge("load_balancer_instance_health", "service", "inventory", "instance", authority))
          .isEqualTo(1);
    }
  }

  /** The README numbers the instances, whose ports differ from run to run. */
  @Test
  void theReadmeShowsWhatWasServed() throws IOException {
    assumeThat(SEED).isEqualTo(42);
    String page = run.metrics;
    for (int i = 0; i < 3; i++) {
      String authority = run.services.inventory().get(i).uri().getAuthority();
      page = page.replace(authority, "127.0.0.1:4000" + (i + 1));
    }

    assertThat(page.lines())
        .containsAll(Readme.blocks("text").stream().flatMap(String::lines).toList());
  }

  private static double gauge(String name, String... labels) {
    List<Sample> samples = scrape.samples(name, Series.of(name, labels).labels());
    assertThat(samples).as(name).hasSize(1);
    return samples.get(0).value();
  }

  private static Series success(String service, String operation, String attempts) {
    return Series.of(
        "retry_success_total",
        "service",
        service,
        "operation",
        operation,
        "attempts_needed",
        attempts);
  }
}
