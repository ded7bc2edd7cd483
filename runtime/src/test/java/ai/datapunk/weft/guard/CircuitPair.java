package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.TickerClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Our circuit and Resilience4j's, to which the same is done, with one clock. Where
 * docs/semantics.md says that ours differs — a late result decides nothing — theirs is not told.
 */
final class CircuitPair {

  private static final Duration NEVER = Duration.ofDays(36_500);

  /** A call that was let through: when, and in which spell of states. */
  private record Call(long start, int spell) {}

  private final ManualTicker ticker = new ManualTicker();
  private final List<Call> inFlight = new ArrayList<>();
  private final GuardedCircuit ours;
  private final CircuitBreaker theirs;

  /** Counts the changes of state. */
  private int spell;

  private State state = State.CLOSED;
  private boolean openByTrials;
  private int compared;

  /** Closed circuits, with a policy each. */
  CircuitPair(CircuitPolicy policy, CircuitPolicy theirPolicy, MetricStore store) {
    ours = new GuardedCircuit("stock", policy, store, ticker);
    theirs = CircuitBreaker.of("stock", config(theirPolicy));
  }

  /** Ends our circuit's series. */
  void end() {
    ours.end();
  }

  State state() {
    return state;
  }

  int inFlight() {
    return inFlight.size();
  }

  /** How often they were compared. */
  int compared() {
    return compared;
  }

  /** How often the state changed. */
  int changes() {
    return spell;
  }

  void advance(Duration time) {
    ticker.advance(time);
    compare();
  }

  /** Opens both, without a window that would be compared. */
  void open() {
    while (ours.state() == State.CLOSED) {
      ours.acquire();
      ours.failed(ticker.nanoTime(), ticker.nanoTime());
    }
    theirs.transitionToOpenState();
    state = State.OPEN;
    spell++;
    openByTrials = true;
  }

  /** Asks both to let a call through. */
  void begin() {
    boolean permitted = permits(ours);
    assertThat(permitted).isEqualTo(theirs.tryAcquirePermission());
    compare();
    if (permitted) {
      inFlight.add(new Call(ticker.nanoTime(), spell));
    }
  }

  private static boolean permits(GuardedCircuit circuit) {
    try {
      circuit.acquire();
      return true;
    } catch (CallRefusedException refused) {
      return false;
    }
  }

  /** Ends a call that was let through. */
  void end(int which, boolean failed) {
    Call call = inFlight.remove(which);
    long now = ticker.nanoTime();
    boolean told = hears(call);
    ours.ended(call.start, call.start, now, failed);
    if (told && failed) {
      theirs.onError(now - call.start, TimeUnit.NANOSECONDS, new IOException());
    } else if (told) {
      theirs.onSuccess(now - call.start, TimeUnit.NANOSECONDS);
    }
    compare();
  }

  /** Gives a call's permit back. */
  void release(int which) {
    Call call = inFlight.remove(which);
    boolean told = hears(call);
    ours.released(call.start);
    if (told) {
      theirs.releasePermission();
    }
    compare();
  }

  /** Whether a call says something: a late one says nothing to trials that are on, or are over. */
  private boolean hears(Call call) {
    return switch (state) {
      case CLOSED -> true;
      case OPEN -> !openByTrials;
      case HALF_OPEN -> call.spell == spell;
    };
  }

  void forceOpen() {
    ours.forceOpen();
    theirs.transitionToForcedOpenState();
    compare();
  }

  void close() {
    ours.close();
    theirs.transitionToClosedState();
    compare();
  }

  void reset() {
    ours.reset();
    theirs.reset();
    compare();
  }

  private void compare() {
    compared++;
    State now = ours.state();
    if (now != theirState()) {
      assertThat(now).isEqualTo(theirState());
    }
    if (now != state) {
      spell++;
      openByTrials = state == State.HALF_OPEN && now == State.OPEN;
      state = now;
    }
    double rate = ours.errorRate();
    double expected = now == State.HALF_OPEN ? Double.NaN : theirRate();
    boolean same = Double.isNaN(expected) ? Double.isNaN(rate) : Math.abs(rate - expected) < 1e-6;
    assertThat(same).as("%s in place of %s", rate, expected).isTrue();
  }

  private double theirRate() {
    float percent = theirs.getMetrics().getFailureRate();
    return percent < 0 ? Double.NaN : percent / 100.0;
  }

  /** An open breaker whose wait is over says so only when it is asked for a permit. */
  private State theirState() {
    if (theirs.getState() == CircuitBreaker.State.OPEN && theirs.tryAcquirePermission()) {
      theirs.releasePermission();
    }
    return switch (theirs.getState()) {
      case OPEN, FORCED_OPEN -> State.OPEN;
      case HALF_OPEN -> State.HALF_OPEN;
      default -> State.CLOSED;
    };
  }

  private CircuitBreakerConfig config(CircuitPolicy policy) {
    Duration time = policy.windowTime();
    Duration slowCall = policy.slowCall();
    return CircuitBreakerConfig.custom()
        .failureRateThreshold((float) (policy.failureRate() * 100))
        .slidingWindow(
            time == null ? policy.windowCalls() : (int) time.toSeconds(),
            policy.minimumCalls(),
            time == null ? SlidingWindowType.COUNT_BASED : SlidingWindowType.TIME_BASED)
        .waitDurationInOpenState(policy.openFor())
        .permittedNumberOfCallsInHalfOpenState(policy.trialCalls())
        .slowCallDurationThreshold(slowCall == null ? NEVER : slowCall)
        .slowCallRateThreshold((float) (policy.slowCallRate() * 100))
        .clock(new TickerClock(ticker))
        .build();
  }
}
