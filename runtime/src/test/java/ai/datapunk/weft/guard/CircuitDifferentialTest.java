package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.TickerClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same calls through our circuit and through Resilience4j directly: the same decisions. They
 * differ, as they are meant to, where {@code trialCalls} is larger than {@code minimumCalls}:
 * Resilience4j then decides the trial by the first {@code minimumCalls} results, and we by all.
 * What is decided there is compared with a breaker whose minimum is {@code trialCalls}.
 */
class CircuitDifferentialTest {

  private static final int STEPS = 20_000;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final TickerClock clock = new TickerClock(ticker);

  /** There are too many changes of state to be read. */
  private final CapturedLog log = new CapturedLog();

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void theSameCallsAreLetThrough(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CircuitPolicy policy = policy(random);
    GuardedCircuit ours = new GuardedCircuit("stock", policy, MetricStore.in(registry), ticker);
    CircuitBreaker theirs = CircuitBreaker.of("stock", config(policy));
    AtomicInteger theirChanges = new AtomicInteger();
    theirs.getEventPublisher().onStateTransition(event -> theirChanges.incrementAndGet());
    int refused = 0;
    boolean down = false;
    for (int step = 0; step < STEPS; step++) {
      down = random.nextInt(60) == 0 ? !down : down;
      ticker.millis(random.nextInt(20));
      boolean permitted = acquired(ours);
      assertThat(permitted)
          .as("step %d of seed %d", step, seed)
          .isEqualTo(theirs.tryAcquirePermission());
      if (permitted) {
        call(random, down, ours, theirs);
      } else {
        refused++;
      }
      assertThat(ours.state()).isEqualTo(state(theirs));
    }
    assertThat(refused).isBetween(1, STEPS - 1);
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total"))
        .isEqualTo(theirChanges.get());
  }

  /** Trials only: both are opened by hand, so that no window is compared. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void trialsAreDecidedAsWhereTheMinimumIsTheirNumber(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int trials = 2 + random.nextInt(20);
    Duration openFor = Duration.ofMillis(1 + random.nextInt(500));
    CircuitPolicy policy =
        CircuitPolicy.DEFAULT
            .failureRate((1 + random.nextInt(3)) / 4.0)
            .recovery(openFor, trials)
            .slowCalls(Duration.ofMillis(8), 0.25)
            .window(trials, 1 + random.nextInt(trials - 1));
    GuardedCircuit ours = new GuardedCircuit("stock", policy, MetricStore.in(registry), ticker);
    CircuitBreaker theirs = CircuitBreaker.of("stock", config(policy.window(trials, trials)));
    int closed = 0;
    for (int spell = 0; spell < 500; spell++) {
      open(ours);
      theirs.transitionToOpenState();
      ticker.advance(openFor.plusMillis(1));
      while (ours.state() == State.HALF_OPEN) {
        ticker.millis(random.nextInt(20));
        assertThat(acquired(ours)).isTrue();
        assertThat(theirs.tryAcquirePermission()).isTrue();
        call(random, spell % 2 == 0, ours, theirs);
        assertThat(ours.state()).as("spell %d of seed %d", spell, seed).isEqualTo(state(theirs));
      }
      closed += ours.state() == State.CLOSED ? 1 : 0;
      theirs.reset();
      ours.reset();
    }
    assertThat(closed).isBetween(1, 499);
  }

  private void open(GuardedCircuit circuit) {
    while (circuit.state() == State.CLOSED) {
      circuit.acquire();
      circuit.failed(ticker.nanoTime(), ticker.nanoTime());
    }
  }

  private void call(
      SplittableRandom random, boolean down, GuardedCircuit ours, CircuitBreaker theirs) {
    long start = ticker.nanoTime();
    ticker.millis(random.nextInt(10));
    long end = ticker.nanoTime();
    if (random.nextInt(50) == 0) {
      ours.released(start);
      theirs.releasePermission();
    } else if (random.nextInt(100) < (down ? 90 : 5)) {
      IOException thrown = new IOException();
      ours.failed(start, end);
      theirs.onError(end - start, TimeUnit.NANOSECONDS, thrown);
    } else {
      ours.succeeded(start, end);
      theirs.onSuccess(end - start, TimeUnit.NANOSECONDS);
    }
  }

  private static boolean acquired(GuardedCircuit circuit) {
    try {
      circuit.acquire();
      return true;
    } catch (CallRefusedException refused) {
      return false;
    }
  }

  /** An open breaker whose wait is over says so only when it is asked for a permit. */
  private static State state(CircuitBreaker breaker) {
    if (breaker.getState() == CircuitBreaker.State.OPEN && breaker.tryAcquirePermission()) {
      breaker.releasePermission();
    }
    return State.valueOf(breaker.getState().name());
  }

  private static CircuitPolicy policy(SplittableRandom random) {
    CircuitPolicy policy =
        CircuitPolicy.DEFAULT
            .failureRate((1 + random.nextInt(3)) / 4.0)
            .recovery(Duration.ofMillis(1 + random.nextInt(500)), 1 + random.nextInt(5))
            .slowCalls(Duration.ofMillis(8), 0.75);
    return random.nextBoolean()
        ? policy.window(10 + random.nextInt(40), 5 + random.nextInt(5))
        : policy.window(Duration.ofSeconds(1 + random.nextInt(3)), 5 + random.nextInt(20));
  }

  private CircuitBreakerConfig config(CircuitPolicy policy) {
    Duration time = policy.windowTime();
    return CircuitBreakerConfig.custom()
        .failureRateThreshold((float) (policy.failureRate() * 100))
        .slidingWindow(
            time == null ? policy.windowCalls() : (int) time.toSeconds(),
            policy.minimumCalls(),
            time == null ? SlidingWindowType.COUNT_BASED : SlidingWindowType.TIME_BASED)
        .waitDurationInOpenState(policy.openFor())
        .permittedNumberOfCallsInHalfOpenState(policy.trialCalls())
        .slowCallDurationThreshold(Duration.ofMillis(8))
        .slowCallRateThreshold((float) (policy.slowCallRate() * 100))
        .clock(clock)
        .currentTimestampFunction(unused -> ticker.nanoTime(), TimeUnit.NANOSECONDS)
        .build();
  }
}
