package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.ManualTicker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A simulation: ten instances that can each take 30 calls/s, 100 calls/s in all. All are down for 5
 * s, and then up.
 */
class RecoveryOfAllTest {

  private static final List<String> INSTANCES =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
  private static final long NANOS_OF_ONE_CALL = 1_000_000_000L / 30;
  private static final int BURST = 10;
  private static final long TIME_OUT_NANOS = 1_000_000_000L;
  private static final int CALLS_PER_SECOND = 100;

  private record Call(TrackedInstance instance, long end) {}

  private final ManualTicker ticker = new ManualTicker();
  private final Map<TrackedInstance, Long> freeAt = new HashMap<>();
  private final Queue<Call> running = new PriorityQueue<>(Comparator.comparingLong(Call::end));
  private final Map<TrackedInstance, Integer> called = new HashMap<>();
  private int failed;

  private Balancer balancer(HealthPolicy policy) {
    Balancer balancer =
        new Balancer(
            "stock",
            MetricStore.in(new PrometheusRegistry()),
            ticker,
            new Strategies(),
            new SplittableRandom(28),
            policy);
    balancer.source(() -> INSTANCES);
    return balancer;
  }

  /** Makes the calls of some seconds; one fails whose instance is down or has too many. */
  private void calls(Balancer balancer, String strategy, double seconds, List<String> down) {
    called.clear();
    failed = 0;
    for (int call = 0; call < seconds * CALLS_PER_SECOND; call++) {
      ticker.millis(1_000 / CALLS_PER_SECOND);
      endCalls();
      TrackedInstance picked = balancer.pick(strategy, null);
      called.merge(picked, 1, Integer::sum);
      picked.began();
      if (down.contains(picked.id())) {
        failed++;
        picked.failed(ticker.nanoTime());
      } else {
        answer(picked);
      }
    }
  }

  /** Answers at once while there is room; further calls are given up by their caller. */
  private void answer(TrackedInstance picked) {
    long now = ticker.nanoTime();
    long free =
        Math.max(now - BURST * NANOS_OF_ONE_CALL, freeAt.getOrDefault(picked, Long.MIN_VALUE));
    if (free <= now) {
      freeAt.put(picked, free + NANOS_OF_ONE_CALL);
      picked.succeeded();
    } else {
      running.add(new Call(picked, now + TIME_OUT_NANOS));
    }
  }

  private void endCalls() {
    while (!running.isEmpty() && running.element().end() <= ticker.nanoTime()) {
      Call ended = running.remove();
      failed++;
      ended.instance().failed(ended.end());
    }
  }

  private int mostOfOne() {
    return called.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "round_robin",
        "weighted_round_robin",
        "random",
        "least_connections",
        "power_of_two_choices"
      })
  void whenAllComeBackNoneIsOverrun(String strategy) {
    Balancer balancer = balancer(HealthPolicy.DEFAULT);
    calls(balancer, strategy, 5, INSTANCES);
    assertThat(failed).isEqualTo(500);
    calls(balancer, strategy, 5, List.of());
    assertThat(mostOfOne()).isLessThanOrEqualTo(150);
    assertThat(failed).isZero();
    calls(balancer, strategy, 115, List.of());
    assertThat(failed).isZero();
    calls(balancer, strategy, 10, List.of());
    assertThat(called.values()).hasSize(10).allMatch(count -> count >= 50);
  }

  /** What the two settings are for: each one that comes back takes all, and fails again. */
  @Test
  void withoutThresholdAndSlowStartTheFirstOneBackIsOverrun() {
    Balancer balancer = balancer(new HealthPolicy(0, Duration.ZERO));
    calls(balancer, "round_robin", 5, INSTANCES);
    calls(balancer, "round_robin", 5, List.of());
    assertThat(mostOfOne()).isGreaterThan(100);
    assertThat(failed).isGreaterThan(200);
  }

  @Test
  void oneThatComesBackIsLoadedSlowly() {
    Balancer balancer = balancer(HealthPolicy.DEFAULT);
    calls(balancer, "round_robin", 5, List.of("c"));
    calls(balancer, "round_robin", 30, List.of("c"));
    assertThat(failed).isBetween(5, 7);
    TrackedInstance back = balancer.named("c");
    back.health(0.5);
    calls(balancer, "round_robin", 3, List.of());
    assertThat(called.get(back)).isBetween(1, 8);
    calls(balancer, "round_robin", 24, List.of());
    calls(balancer, "round_robin", 3, List.of());
    calls(balancer, "round_robin", 10, List.of());
    assertThat(called.get(back)).isEqualTo(100);
  }

  @Test
  void halfOfThemAreEnoughAndFewerAreNot() {
    Balancer balancer = balancer(new HealthPolicy(0.5, Duration.ZERO));
    INSTANCES.subList(0, 5).forEach(each -> balancer.health(each, 0));
    calls(balancer, "round_robin", 1, List.of());
    assertThat(called).hasSize(5);
    balancer.health("f", 0);
    calls(balancer, "round_robin", 1, List.of());
    assertThat(called).hasSize(10);
  }
}
