package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.loadbalancer.Strategy;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.ScrapedText;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Strategies of an application's own that do not do what they should. */
@SuppressWarnings("NullAway") // What a user's code may do all the same.
class GuardedStrategyTest {

  private static final String OWN = "own";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Strategies strategies = new Strategies();
  private final Balancer balancer = balancer("stock", "a", "b", "c");

  private Balancer balancer(String service, Object... instances) {
    Balancer created =
        new Balancer(
            service,
            MetricStore.in(registry),
            new ManualTicker(),
            strategies,
            new Random(1),
            HealthPolicy.DEFAULT);
    List<Object> source = List.of(instances);
    created.source(() -> source);
    return created;
  }

  private String picks(int times) {
    return picks(times, null);
  }

  private String picks(int times, @Nullable TrackedInstance failed) {
    StringBuilder picked = new StringBuilder();
    for (int i = 0; i < times; i++) {
      picked.append(balancer.pick(OWN, failed).id());
    }
    return picked.toString();
  }

  /** Registers a strategy, lets it pick six times, and says what is to be seen of it then. */
  private void isReplaced(Function<RandomGenerator, Strategy> factory, int faults, String said) {
    strategies.register(OWN, factory);
    try (CapturedLog log = new CapturedLog()) {
      assertThat(picks(6)).isEqualTo("abcabc");
      assertThat(log.linesWith("WARN"))
          .singleElement()
          .asString()
          .contains(
              "service=stock strategy=own The strategy 'own' of service 'stock' "
                  + said
                  + "; round_robin picks in its place");
    }
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(faults);
  }

  @Test
  void oneThatThrowsIsReplaced() {
    isReplaced(
        unused ->
            candidates -> {
              throw new IllegalStateException("broken");
            },
        6,
        "threw an exception");
  }

  @Test
  void oneThatThrowsAnErrorIsReplaced() {
    isReplaced(
        unused ->
            candidates -> {
              throw new NoClassDefFoundError("broken");
            },
        6,
        "threw an exception");
  }

  @Test
  void oneThatGivesNullIsReplaced() {
    isReplaced(unused -> candidates -> null, 6, "picked null");
  }

  @Test
  void anInstanceOfAnotherServiceIsRefused() {
    ServiceInstance foreign = balancer("orders", "x").instances().iterator().next();
    isReplaced(unused -> candidates -> foreign, 6, "picked what is not among the candidates");
    assertThat(ScrapedText.of(registry))
        .noneMatch(line -> line.contains("stock") && line.contains("instance=\"x\""));
  }

  @Test
  void aFactoryThatGivesNullIsReplaced() {
    isReplaced(unused -> null, 1, "was created as null");
  }

  @Test
  void eachWayOfFailingIsToldOnce() {
    AtomicInteger calls = new AtomicInteger();
    strategies.register(
        OWN,
        unused ->
            candidates -> {
              if (calls.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException("broken");
              }
              return null;
            });
    try (CapturedLog log = new CapturedLog()) {
      assertThat(picks(6)).isEqualTo("abcabc");
      assertThat(log.linesWith("threw an exception")).hasSize(1);
      assertThat(log.linesWith("picked null")).hasSize(1);
      assertThat(log.linesWith("WARN")).hasSize(2);
    }
  }

  @Test
  void anInstanceThatIsNoCandidateThisTimeIsRefused() {
    List<TrackedInstance> all = balancer.instances();
    strategies.register(OWN, unused -> candidates -> all.get(0));
    assertThat(picks(2)).isEqualTo("aa");
    assertThat(picks(4, all.get(0))).isEqualTo("bcbc");
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(4);
  }

  @Test
  void aStrategyThatTakesTheCandidatesAwayIsReplaced() {
    strategies.register(
        OWN,
        unused ->
            candidates -> {
              Collections.reverse(candidates);
              candidates.clear();
              return null;
            });
    assertThat(picks(2, balancer.instances().get(0))).isEqualTo("bc");
  }

  @Test
  void aNameThatIsNotKnownIsNoInstanceAsBefore() {
    assertThatExceptionOfType(NoInstanceAvailableException.class)
        .isThrownBy(() -> picks(1))
        .withMessageContaining("There is no strategy 'own'");
  }

  @Test
  void theDefaultStrategyIsWeftsOwn() {
    strategies.register("round_robin", unused -> candidates -> null);
    assertThat(balancer.pick("round_robin", null).id()).isEqualTo("a");
    assertThat(balancer.pick("round_robin", null).id()).isEqualTo("b");
  }
}
