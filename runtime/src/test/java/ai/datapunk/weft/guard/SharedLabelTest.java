package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.StrategyNames;
import ai.datapunk.weft.loadbalancer.InstanceSource.Address;
import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances whose addresses differ, but whose host and port, and so whose label, do not. */
class SharedLabelTest {

  private static final URI BLUE = URI.create("http://gateway:8080/blue");
  private static final URI GREEN = URI.create("http://gateway:8080/green");
  private static final String LABEL = "gateway:8080";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private volatile List<?> source = List.of(BLUE, GREEN);
  private final Balancer balancer =
      new Balancer(
          "stock",
          MetricStore.in(registry),
          new ManualTicker(),
          new Strategies(),
          new Random(1),
          HealthPolicy.DEFAULT);

  SharedLabelTest() {
    balancer.source(() -> source);
  }

  private TrackedInstance instance(URI address) {
    return balancer.instances().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private double gauge(String family) {
    return Scrape.of(registry).value(family, "service", "stock", "instance", LABEL);
  }

  private Map<Object, Integer> picks(String strategy, int times) {
    Map<Object, Integer> picked = new HashMap<>();
    for (int i = 0; i < times; i++) {
      picked.merge(balancer.pick(strategy, null).address(), 1, Integer::sum);
    }
    return picked;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        StrategyNames.ROUND_ROBIN,
        StrategyNames.WEIGHTED_ROUND_ROBIN,
        StrategyNames.LEAST_CONNECTIONS
      })
  void eachGetsHalf(String strategy) {
    assertThat(picks(strategy, 100)).isEqualTo(Map.of(BLUE, 50, GREEN, 50));
  }

  @ParameterizedTest
  @ValueSource(strings = {StrategyNames.RANDOM, StrategyNames.POWER_OF_TWO_CHOICES})
  void eachGetsAboutHalf(String strategy) {
    assertThat(picks(strategy, 1000).get(BLUE)).isBetween(450, 550);
  }

  @Test
  void eachGetsItsShareByWeight() {
    source = List.of(new Address(BLUE, 3, 0), new Address(GREEN, 1, 0));
    assertThat(picks(StrategyNames.WEIGHTED_ROUND_ROBIN, 100))
        .isEqualTo(Map.of(BLUE, 75, GREEN, 25));
  }

  @Test
  void theCallsInFlightAreOfBoth() {
    instance(BLUE).began();
    instance(BLUE).began();
    instance(BLUE).began();
    instance(GREEN).began();
    assertThat(gauge("load_balancer_active_connections")).isEqualTo(4);
    source = List.of(GREEN);
    balancer.instances();
    assertThat(gauge("load_balancer_active_connections")).isOne();
  }

  @Test
  void theHealthIsThatOfTheLeastHealthy() {
    instance(BLUE).health(0.25);
    assertThat(gauge("load_balancer_instance_health")).isEqualTo(0.25);
    instance(GREEN).health(0);
    assertThat(gauge("load_balancer_instance_health")).isZero();
    source = List.of(BLUE);
    balancer.instances();
    assertThat(gauge("load_balancer_instance_health")).isEqualTo(0.25);
  }

  @Test
  void theLoadIsThatOfTheirCapacitiesTogether() {
    source = List.of(new Address(BLUE, 1, 3), new Address(GREEN, 1, 1));
    instance(BLUE).began();
    assertThat(gauge("load_balancer_instance_load")).isEqualTo(0.25);
    instance(GREEN).began();
    assertThat(gauge("load_balancer_instance_load")).isEqualTo(0.5);
    source = List.of(new Address(BLUE, 1, 3), GREEN);
    balancer.instances();
    assertThat(gauge("load_balancer_instance_load")).isNaN();
  }

  @Test
  void theyTakeOneOfTheInstancesThatMayHaveSeries() {
    balancer.limit(2);
    try (CapturedLog log = new CapturedLog()) {
      source = List.of(BLUE, GREEN, URI.create("http://spare:8080/"));
      assertThat(balancer.instances().stream().map(TrackedInstance::label))
          .containsExactly(LABEL, LABEL, "spare:8080");
      assertThat(log.linesWith("max_instances")).isEmpty();
    }
  }

  @Test
  void whatCallersNameIsKnownByItsLabelWhenThereIsNoRoomForMore() {
    source = List.of();
    assertThat(balancer.instances()).isEmpty();
    balancer.limit(2);
    TrackedInstance blue = balancer.named(BLUE);
    TrackedInstance green = balancer.named(GREEN);
    assertThat(green).isNotSameAs(blue);
    TrackedInstance red = balancer.named(URI.create("http://gateway:8080/red"));
    assertThat(red.label()).isEqualTo(LABEL);
    assertThat(List.of(blue, green)).contains(red);
    assertThat(balancer.named("a").label()).isEqualTo("a");
    assertThat(balancer.named("b").label()).isEqualTo("other");
  }
}
