package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BalancerTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Strategies strategies = new Strategies();
  private volatile List<?> source = List.of();
  private final Balancer balancer =
      new Balancer(
          "stock",
          MetricStore.in(registry),
          ticker,
          strategies,
          RandomGenerator.getDefault(),
          new HealthPolicy(0.5, Duration.ZERO));

  private void instances(Object... now) {
    source = List.of(now);
    balancer.source(() -> source);
  }

  private String picks(int times) {
    return picks(times, null);
  }

  private String picks(int times, @Nullable TrackedInstance failed) {
    StringBuilder picked = new StringBuilder();
    for (int i = 0; i < times; i++) {
      picked.append(balancer.pick("round_robin", failed).id());
    }
    return picked.toString();
  }

  private TrackedInstance instance(String id) {
    return balancer.instances().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void fail(String id, int times) {
    for (int i = 0; i < times; i++) {
      instance(id).began();
      instance(id).failed(ticker.nanoTime());
    }
  }

  private double gauge(String family) {
    return Scrape.of(registry).value(family, "service", "stock");
  }

  private double gauge(String family, String instance) {
    return Scrape.of(registry).value(family, "service", "stock", "instance", instance);
  }

  @Test
  void withoutASourceNothingCanBePicked() {
    assertThatExceptionOfType(NoInstanceAvailableException.class)
        .isThrownBy(() -> picks(1))
        .withMessage(
            "No instance of service 'stock' is available: register where instances come from with"
                + " Weft.instances(\"stock\", …), or set weft.load-balancer.stock.instances")
        .satisfies(none -> assertThat(none.service()).isEqualTo("stock"));
    assertThat(gauge("load_balancer_active_instances")).isNaN();
    assertThat(gauge("mesh_healthy_instances")).isNaN();
    instances();
    assertThatExceptionOfType(NoInstanceAvailableException.class)
        .isThrownBy(() -> picks(1))
        .withMessage("No instance of service 'stock' is available: its source returned none");
    assertThat(gauge("load_balancer_active_instances")).isZero();
  }

  @Test
  void theInstanceThatJustFailedIsNotPickedIfThereIsAnother() {
    instances("a", "b");
    assertThat(picks(3, instance("a"))).isEqualTo("bbb");
    instances("a");
    assertThat(picks(2, instance("a"))).isEqualTo("aa");
  }

  @Test
  void anUnhealthyInstanceIsPassedOverUntilItRecovers() {
    instances("a", "b", "c");
    fail("b", 3);
    assertThat(picks(4)).isEqualTo("acac");
    assertThat(gauge("load_balancer_instance_health", "b")).isEqualTo(0.421875);
    assertThat(gauge("load_balancer_active_instances")).isEqualTo(2);
    assertThat(gauge("mesh_healthy_instances")).isEqualTo(2);
    instance("b").began();
    instance("b").succeeded();
    assertThat(picks(3)).contains("b");
    assertThat(gauge("mesh_healthy_instances")).isEqualTo(3);
  }

  @Test
  void anUnhealthyInstanceIsTriedOnceInAnInterval() {
    instances("a", "b");
    fail("b", 3);
    ticker.advance(Duration.ofNanos(Balancer.TRIAL_INTERVAL_NANOS - 1));
    assertThat(picks(2)).isEqualTo("aa");
    ticker.advance(Duration.ofNanos(1));
    assertThat(picks(3)).isEqualTo("baa");
    ticker.advance(Duration.ofNanos(Balancer.TRIAL_INTERVAL_NANOS));
    assertThat(picks(2)).isEqualTo("ba");
  }

  @Test
  void anInstanceThatWasToldToBeUnhealthyRestsForAnIntervalToo() {
    instances("a", "b");
    instance("b").health(0);
    assertThat(picks(2)).isEqualTo("aa");
    ticker.advance(Duration.ofNanos(Balancer.TRIAL_INTERVAL_NANOS));
    assertThat(picks(2)).isEqualTo("ba");
  }

  @Test
  void ifAllAreUnhealthyAllArePicked() {
    instances("a", "b");
    fail("a", 3);
    fail("b", 3);
    assertThat(picks(4)).isEqualTo("abab");
    assertThat(gauge("load_balancer_active_instances")).isEqualTo(2);
    assertThat(gauge("mesh_healthy_instances")).isZero();
    assertThat(picks(2, instance("a"))).isEqualTo("bb");
  }

  @Test
  void callsInFlightAndLoadAreThereAtEveryScrape() {
    instances(new InstanceSource.Address("a", 1, 4), "b");
    instance("a").began();
    instance("a").began();
    instance("a").began();
    assertThat(gauge("load_balancer_active_connections", "a")).isEqualTo(3);
    assertThat(gauge("load_balancer_instance_load", "a")).isEqualTo(0.75);
    assertThat(gauge("load_balancer_active_connections", "b")).isZero();
    assertThat(gauge("load_balancer_instance_load", "b")).isNaN();
    instance("a").succeeded();
    assertThat(gauge("load_balancer_instance_load", "a")).isEqualTo(0.5);
    for (int i = 0; i < 9; i++) {
      instance("a").began();
    }
    assertThat(gauge("load_balancer_instance_load", "a")).isEqualTo(1);
  }

  @Test
  void anInstanceThatComesIsCountedAndOneThatGoesEndsItsGauges() {
    instances("a", "b");
    assertThat(gauge("mesh_service_registrations_total")).isEqualTo(2);
    Scrape before = Scrape.of(registry);
    try (CapturedLog log = new CapturedLog()) {
      source = List.of("b", "c");
      assertThat(picks(2)).isEqualTo("bc");
      assertThat(log.linesWith("service=stock instance=c Instance found")).hasSize(1);
      assertThat(log.linesWith("service=stock instance=a Instance lost")).hasSize(1);
      assertThat(log.linesWith("service=stock")).hasSize(2);
      assertThat(log.linesWith("Instance found: c of service 'stock'")).hasSize(1);
      assertThat(log.linesWith("Instance lost: a of service 'stock'")).hasSize(1);
    }
    assertThat(Scrape.of(registry).changesSince(before))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "mesh_service_registrations_total{service=\"stock\"}",
                "+1",
                "load_balancer_active_connections{instance=\"a\",service=\"stock\"}",
                "ended",
                "load_balancer_instance_health{instance=\"a\",service=\"stock\"}",
                "ended",
                "load_balancer_active_connections{instance=\"c\",service=\"stock\"}",
                "=0",
                "load_balancer_instance_health{instance=\"c\",service=\"stock\"}",
                "=1"));
  }

  @Test
  void anInstanceThatComesBackIsCountedAgain() {
    instances("a", "b");
    source = List.of("b");
    assertThat(picks(1)).isEqualTo("b");
    source = List.of("a", "b");
    assertThat(picks(2)).contains("a");
    assertThat(gauge("mesh_service_registrations_total")).isEqualTo(3);
    assertThat(gauge("load_balancer_instance_health", "a")).isEqualTo(1);
  }

  @Test
  void aNewWeightAndCapacityTakeEffectAndTheCallsInFlightStay() {
    instances("a");
    TrackedInstance before = instance("a");
    before.began();
    source = List.of(new InstanceSource.Address("a", 3, 2));
    assertThat(picks(1)).isEqualTo("a");
    assertThat(instance("a")).isSameAs(before);
    assertThat(instance("a").weight()).isEqualTo(3);
    assertThat(instance("a").capacity()).isEqualTo(2);
    assertThat(gauge("load_balancer_instance_load", "a")).isEqualTo(0.5);
    assertThat(gauge("mesh_service_registrations_total")).isEqualTo(1);
    source = List.of("a");
    assertThat(picks(1)).isEqualTo("a");
    assertThat(gauge("load_balancer_instance_load", "a")).isNaN();
  }

  @Test
  void aSourceThatFailsLeavesTheInstancesAsTheyWereAndIsLoggedOnce() {
    instances("a");
    IllegalStateException[] fault = {new IllegalStateException("no answer")};
    balancer.source(
        () -> {
          if (fault[0] != null) {
            throw fault[0];
          }
          return List.of("a");
        });
    try (CapturedLog log = new CapturedLog()) {
      assertThat(picks(3)).isEqualTo("aaa");
      assertThat(log.linesWith("The instance source failed")).isEmpty();
    }
    double failures =
        Scrape.of(registry)
            .value(
                "mesh_registration_failures_total",
                "service",
                "stock",
                "error_type",
                "IllegalStateException");
    assertThat(failures).isGreaterThanOrEqualTo(4);
    fault[0] = null;
    assertThat(picks(1)).isEqualTo("a");
    fault[0] = new IllegalStateException("again");
    try (CapturedLog log = new CapturedLog()) {
      assertThat(picks(3)).isEqualTo("aaa");
      assertThat(log.linesWith("The instance source failed")).hasSize(1);
    }
  }

  @Test
  void instancesBeyondTheLimitHaveNoSeriesOfTheirOwn() {
    balancer.limit(2);
    balancer.limit(1);
    try (CapturedLog log = new CapturedLog()) {
      instances("a", "b", "c", "d");
      assertThat(picks(4)).isEqualTo("abcd");
      assertThat(log.linesWith("max_instances=2")).hasSize(1);
    }
    assertThat(balancer.instances().stream().map(TrackedInstance::label))
        .containsExactly("a", "b", "other", "other");
    assertThat(gauge("load_balancer_active_instances")).isEqualTo(4);
    assertThat(gauge("load_balancer_instance_health", "c")).isNaN();
    source = List.of("b", "c", "e");
    assertThat(balancer.instances().stream().map(TrackedInstance::label))
        .containsExactly("b", "other", "e");
    source = List.of("b", "f");
    assertThat(balancer.instances().stream().map(TrackedInstance::label)).containsExactly("b", "f");
  }

  @Test
  void whatCallersNameBeyondTheLimitIsOneInstance() {
    balancer.limit(1);
    assertThat(balancer.named("x").label()).isEqualTo("x");
    TrackedInstance other = balancer.named("y");
    assertThat(other.label()).isEqualTo("other");
    assertThat(balancer.named("z")).isSameAs(other);
    other.began();
    assertThat(gauge("load_balancer_active_connections", "other")).isOne();
  }

  @Test
  void anInstanceThatIsGoneAndIsNamedByACallerHasItsSeriesAgain() {
    instances("a", "b");
    source = List.of("b");
    assertThat(picks(1)).isEqualTo("b");
    assertThat(gauge("load_balancer_instance_health", "a")).isNaN();
    assertThat(balancer.named("a").isRetired()).isFalse();
    assertThat(gauge("load_balancer_instance_health", "a")).isOne();
  }

  @Test
  void twoInstancesOfOneLabelEndItsSeriesTogether() {
    instances(URI.create("http://a:1/x"), URI.create("http://a:1/y"));
    balancer.instances().iterator().next().began();
    source = List.of(URI.create("http://a:1/x"));
    assertThat(picks(1)).isEqualTo("a:1");
    assertThat(gauge("load_balancer_active_connections", "a:1")).isOne();
    source = List.of(URI.create("http://b:1/y"));
    assertThat(picks(1)).isEqualTo("b:1");
    assertThat(gauge("load_balancer_active_connections", "a:1")).isNaN();
  }

  @Test
  void anInstanceThatACallerNamesIsKnownByItsAddress() {
    TrackedInstance named = balancer.named("x:9");
    assertThat(balancer.named("x:9")).isSameAs(named);
    assertThat(gauge("load_balancer_active_connections", "x:9")).isZero();
    assertThat(balancer.instances()).isEmpty();
  }

  @Test
  void aStrategyThatIsNotKnownOrFailsIsToldAsNoInstance() {
    instances("a");
    assertThatExceptionOfType(NoInstanceAvailableException.class)
        .isThrownBy(() -> balancer.pick("fastest", null))
        .withMessageContaining("There is no strategy 'fastest'; there are [least_connections,");
    strategies.register(
        "broken",
        unused ->
            candidates -> {
              throw new IllegalStateException("broken");
            });
    assertThat(balancer.pick("broken", null).id()).isEqualTo("a");
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(1);
  }

  /** What a strategy's test may use, and what no balancer has. */
  private record MadeUp(
      Object address,
      String id,
      int weight,
      int capacity,
      long inFlight,
      double health,
      boolean isHealthy)
      implements ServiceInstance {}

  @Test
  void aStrategyThatPicksNoCandidateIsAFaultAndTheFirstIsCalled() {
    instances("a", "b");
    strategies.register("stranger", unused -> candidates -> new MadeUp("c", "c", 1, 0, 0, 1, true));
    assertThat(balancer.pick("stranger", null).id()).isEqualTo("a");
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("NullAway") // What a user's code may do all the same.
  void aSourceThatReturnsNullIsSaidToBeTheReason() {
    balancer.source(() -> null);
    assertThatExceptionOfType(NoInstanceAvailableException.class)
        .isThrownBy(() -> balancer.pick("round_robin", null))
        .withMessage(
            "No instance of service 'stock' is available: its source failed:"
                + " java.lang.IllegalStateException: the instance source of 'stock' returned null in"
                + " place of a list")
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aListWithANullInItChangesNothing() {
    instances("a", "b");
    source = Arrays.asList("c", null);
    assertThat(picks(2)).isEqualTo("ab");
    assertThat(Scrape.of(registry).value("mesh_service_registrations_total", "service", "stock"))
        .isEqualTo(2);
  }

  @Test
  void aSourceThatThrowsAnErrorDoesNotEndTheScrape() {
    instances("a");
    balancer.source(
        () -> {
          throw new NoClassDefFoundError("resolver");
        });
    assertThat(gauge("load_balancer_active_instances")).isEqualTo(1);
  }

  @Test
  void anAddressThatReplacesOneWithTheSameLabelKeepsTheGauges() {
    instances(URI.create("http://h:1/"));
    source = List.of(URI.create("http://h:1"));
    assertThat(picks(1)).isEqualTo("h:1");
    assertThat(
            Scrape.of(registry)
                .value("load_balancer_instance_health", "service", "stock", "instance", "h:1"))
        .isEqualTo(1);
  }
}
