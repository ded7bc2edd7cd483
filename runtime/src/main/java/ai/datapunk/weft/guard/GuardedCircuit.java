package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.store.SeriesOwners;
import ai.datapunk.weft.time.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The circuit as the engine uses it: gives permits, and is told how the calls ended. Resilience4j
 * decides when to open and gives the permits; this class asks it through its permit interface,
 * decides by the trial calls whether to close, and counts.
 *
 * <p>While the circuit is closed, calls take no lock. All else — opening being noticed, trial calls
 * and their results, manual control — happens under this object's lock, so that each change of
 * state is seen exactly once, in order. Thread-safe. Internal: it may change in any release.
 */
public final class GuardedCircuit implements Circuit {

  private final String service;
  private final CircuitPolicy policy;
  private final Ticker ticker;
  private final CoarseClock clock;
  private final CircuitBreaker breaker;
  private final TrialCalls trials;
  private final StateObserver observer;

  /** A closed circuit whose series are in the store from now on. */
  public GuardedCircuit(String service, CircuitPolicy policy, MetricStore store, Ticker ticker) {
    this.service = service;
    this.policy = policy;
    this.ticker = ticker;
    long now = ticker.nanoTime();
    this.clock = new CoarseClock(now);
    this.breaker = CircuitBreaker.of(service, BreakerConfig.of(policy, clock, ticker));
    store.owners().take(SeriesOwners.circuit(service));
    this.trials = new TrialCalls(policy);
    StateRecorder recorder = new StateRecorder(service, new SeriesGroup(store), State.CLOSED, now);
    this.observer = new StateObserver(breaker, policy, trials, recorder);
    store.beforeScrape(this::state);
    store.gauge(Family.CIRCUIT_BREAKER_STATE, service).follow(() -> state().code());
    store.gauge(Family.MESH_CIRCUIT_BREAKER_STATE, service).follow(() -> state().code());
    store.gauge(Family.CIRCUIT_BREAKER_ERROR_RATE, service).follow(this::errorRate);
    for (State state : State.values()) {
      store
          .counter(Family.CIRCUIT_BREAKER_STATE_SECONDS, service, state.label())
          .derivedFrom(() -> secondsIn(state));
    }
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public CircuitPolicy policy() {
    return policy;
  }

  @Override
  public synchronized State state() {
    long now = ticker.nanoTime();
    clock.set(now);
    if (breaker.getState() == CircuitBreaker.State.OPEN && breaker.tryAcquirePermission()) {
      breaker.releasePermission();
    }
    return observer.reach(now);
  }

  @Override
  public synchronized void forceOpen() {
    state();
    breaker.transitionToForcedOpenState();
    observer.observe(ticker.nanoTime());
  }

  @Override
  public synchronized void close() {
    state();
    breaker.transitionToClosedState();
    observer.observe(ticker.nanoTime());
  }

  @Override
  public synchronized void reset() {
    state();
    breaker.reset();
    observer.observe(ticker.nanoTime());
  }

  /**
   * Asks to let a call through. Each call that was let through must be followed by one of {@link
   * #succeeded}, {@link #failed}, {@link #ended} and {@link #released}.
   *
   * @throws CallRefusedException if the call must not be made
   */
  public void acquire() {
    if (breaker.getState() != CircuitBreaker.State.CLOSED || !breaker.tryAcquirePermission()) {
      acquireUnlessClosed();
    }
  }

  private synchronized void acquireUnlessClosed() {
    long now = ticker.nanoTime();
    clock.set(now);
    observer.observe(now);
    boolean permitted = breaker.tryAcquirePermission();
    observer.observe(now);
    if (!permitted) {
      observer.reopenIfTrialsAreLost(now);
      throw new CallRefusedException(service, refusing(observer.state()));
    }
    if (observer.state() == State.HALF_OPEN) {
      trials.wentOut(now);
    }
  }

  /**
   * The state that a call was refused in. The breaker refuses from when it has decided to open, a
   * moment before it says that it is open; a closed circuit refuses nothing.
   */
  private static State refusing(State observed) {
    return observed == State.CLOSED ? State.OPEN : observed;
  }

  /**
   * Tells of a call that succeeded.
   *
   * @param start when it was let through, as the ticker said
   * @param end when it ended, as the ticker said
   */
  public void succeeded(long start, long end) {
    if (breaker.getState() == CircuitBreaker.State.CLOSED) {
      clock.advance(end);
      breaker.onSuccess(end - start, TimeUnit.NANOSECONDS);
      if (breaker.getState() != CircuitBreaker.State.CLOSED) {
        observeNow(end);
      }
    } else {
      endedUnlessClosed(start, end - start, end, null);
    }
  }

  /**
   * Tells of a call that failed.
   *
   * @param start when it was let through, as the ticker said
   * @param end when it ended, as the ticker said
   */
  public void failed(long start, long end, Throwable thrown) {
    ended(start, start, end, thrown);
  }

  /**
   * Tells of a call that may have begun before it was let through.
   *
   * @param permitted when it was let through, as the ticker said
   * @param start when it began, as the ticker said
   * @param end when it ended, as the ticker said
   * @param thrown what it failed with; null if it succeeded
   */
  public void ended(long permitted, long start, long end, @Nullable Throwable thrown) {
    if (thrown == null && permitted == start) {
      succeeded(start, end);
    } else if (breaker.getState() == CircuitBreaker.State.CLOSED) {
      clock.advance(end);
      tell(end - start, thrown);
      if (breaker.getState() != CircuitBreaker.State.CLOSED) {
        observeNow(end);
      }
    } else {
      endedUnlessClosed(permitted, end - start, end, thrown);
    }
  }

  private void tell(long duration, @Nullable Throwable thrown) {
    if (thrown == null) {
      breaker.onSuccess(duration, TimeUnit.NANOSECONDS);
    } else {
      breaker.onError(duration, TimeUnit.NANOSECONDS, thrown);
    }
  }

  /**
   * Gives a call's permit back: it says nothing about the service.
   *
   * @param start when it was let through, as the ticker said
   */
  public void released(long start) {
    if (breaker.getState() != CircuitBreaker.State.CLOSED) {
      releaseTrial(start);
    }
  }

  private synchronized void releaseTrial(long start) {
    observer.observe(ticker.nanoTime());
    if (observer.isTrial(start)) {
      trials.givenBack();
      breaker.releasePermission();
    }
  }

  private synchronized void observeNow(long now) {
    clock.set(now);
    observer.observe(now);
  }

  /**
   * The end of a call in a circuit that is not closed. One that was let through before the circuit
   * became half-open is no trial call, and must not decide the trial.
   */
  private synchronized void endedUnlessClosed(
      long permitted, long duration, long end, @Nullable Throwable thrown) {
    clock.set(end);
    observer.observe(end);
    if (observer.state() != State.HALF_OPEN) {
      tell(duration, thrown);
    } else if (observer.isTrial(permitted)) {
      trials.ended(duration, thrown != null);
      leaveHalfOpenIfDecided();
    }
    observer.observe(end);
  }

  private void leaveHalfOpenIfDecided() {
    if (!trials.areDecided()) {
      return;
    }
    if (trials.haveFailed()) {
      breaker.transitionToOpenState();
    } else {
      breaker.transitionToClosedState();
    }
  }

  private synchronized double secondsIn(State asked) {
    return observer.secondsIn(asked);
  }

  /** Not a number below the minimum of calls. */
  private synchronized double errorRate() {
    clock.set(ticker.nanoTime());
    if (breaker.getState() == CircuitBreaker.State.OPEN && trials.areDecided()) {
      return trials.failureRate();
    }
    float percent = breaker.getMetrics().getFailureRate();
    return percent < 0 ? Double.NaN : percent / 100.0;
  }
}
