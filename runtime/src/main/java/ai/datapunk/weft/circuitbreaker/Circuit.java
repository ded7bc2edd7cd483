package ai.datapunk.weft.circuitbreaker;

import ai.datapunk.weft.store.Family;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.store.SeriesOwners;
import ai.datapunk.weft.time.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one service. Resilience4j decides; this class asks it through its permit
 * interface, and counts.
 *
 * <p>While the circuit is closed, calls take no lock. All else — opening being noticed, trial calls
 * and their results, manual control — happens under this object's lock, so that each change of
 * state is seen exactly once, in order. Thread-safe.
 */
public final class Circuit {

  /** What a circuit may be in. */
  public enum State {
    /** Calls are refused. */
    OPEN(0),
    /** Some trial calls are let through. */
    HALF_OPEN(1),
    /** Calls are let through. */
    CLOSED(2);

    private final int code;

    State(int code) {
      this.code = code;
    }

    /** As in gauges: 0, 1, 2. */
    public int code() {
      return code;
    }

    /** As in labels: {@code open}, {@code half_open}, {@code closed}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As good as never: what R4j needs in place of "no call is slow". */
  private static final Duration NEVER = Duration.ofDays(36_500);

  /** How long trial calls may take at least before they are given up. */
  private static final Duration MINIMUM_TRIAL_LIMIT = Duration.ofMinutes(1);

  private final String service;
  private final CircuitPolicy policy;
  private final long trialLimitNanos;
  private final Ticker ticker;
  private final CoarseClock clock;
  private final CircuitBreaker breaker;
  private final StateRecorder recorder;

  /** A closed circuit whose series are in the store from now on. */
  public Circuit(String service, CircuitPolicy policy, MetricStore store, Ticker ticker) {
    this.service = service;
    this.policy = policy;
    this.trialLimitNanos = Math.max(policy.openFor().toNanos(), MINIMUM_TRIAL_LIMIT.toNanos());
    this.ticker = ticker;
    long now = ticker.nanoTime();
    this.clock = new CoarseClock(now);
    this.breaker = CircuitBreaker.of(service, config(policy, clock, ticker));
    store.claims().take(SeriesOwners.circuit(service));
    this.recorder = new StateRecorder(service, new SeriesGroup(store), State.CLOSED, now);
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

  private static CircuitBreakerConfig config(
      CircuitPolicy policy, CoarseClock clock, Ticker ticker) {
    Duration window = policy.windowTime();
    Duration slowCall = policy.slowCall();
    return CircuitBreakerConfig.custom()
        .failureRateThreshold((float) (policy.failureRate() * 100))
        .slidingWindow(
            window == null ? policy.windowCalls() : Math.toIntExact(window.toSeconds()),
            policy.minimumCalls(),
            window == null ? SlidingWindowType.COUNT_BASED : SlidingWindowType.TIME_BASED)
        .waitDurationInOpenState(policy.openFor())
        .permittedNumberOfCallsInHalfOpenState(policy.trialCalls())
        .slowCallDurationThreshold(slowCall == null ? NEVER : slowCall)
        .slowCallRateThreshold((float) (policy.slowCallRate() * 100))
        .clock(clock)
        .currentTimestampFunction(unused -> ticker.nanoTime(), TimeUnit.NANOSECONDS)
        .build();
  }

  /** The service that this circuit guards. */
  public String service() {
    return service;
  }

  /** What the circuit was configured with. */
  public CircuitPolicy policy() {
    return policy;
  }

  /** The state as of now: an open circuit whose wait is over is half-open, calls or no calls. */
  public synchronized State state() {
    long now = ticker.nanoTime();
    clock.set(now);
    if (breaker.getState() == CircuitBreaker.State.OPEN && breaker.tryAcquirePermission()) {
      breaker.releasePermission();
    }
    observe(now);
    recorder.reach(now);
    return recorder.state();
  }

  /** Refuses all calls until {@link #close} or {@link #reset}. */
  public synchronized void forceOpen() {
    state();
    breaker.transitionToForcedOpenState();
    observe(ticker.nanoTime());
  }

  /** Closes the circuit; the window begins anew. */
  public synchronized void close() {
    state();
    breaker.transitionToClosedState();
    observe(ticker.nanoTime());
  }

  /** Closes the circuit and forgets all calls. */
  public synchronized void reset() {
    state();
    breaker.reset();
    observe(ticker.nanoTime());
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
    observe(now);
    boolean permitted = breaker.tryAcquirePermission();
    observe(now);
    if (!permitted) {
      reopenIfTrialsAreLost(now);
      throw new CallRefusedException(service, recorder.state());
    }
  }

  /** A trial call that never ends would keep the circuit half-open, and refusing, for ever. */
  private void reopenIfTrialsAreLost(long now) {
    if (recorder.state() == State.HALF_OPEN && now - recorder.since() > trialLimitNanos) {
      breaker.transitionToOpenState();
      observe(now);
    }
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
    observe(ticker.nanoTime());
    if (isTrial(start)) {
      breaker.releasePermission();
    }
  }

  private synchronized void observeNow(long now) {
    clock.set(now);
    observe(now);
  }

  /**
   * The end of a call in a circuit that is not closed. One that was let through before the circuit
   * became half-open is no trial call, and must not decide the trial.
   */
  private synchronized void endedUnlessClosed(
      long permitted, long duration, long end, @Nullable Throwable thrown) {
    clock.set(end);
    observe(end);
    if (recorder.state() == State.HALF_OPEN && !isTrial(permitted)) {
      return;
    }
    tell(duration, thrown);
    observe(end);
  }

  private boolean isTrial(long start) {
    return recorder.state() == State.HALF_OPEN && start - recorder.since() >= 0;
  }

  private void observe(long now) {
    switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> recorder.observe(State.OPEN, now);
      case HALF_OPEN -> observeHalfOpen(now);
      case CLOSED, DISABLED, METRICS_ONLY -> recorder.observe(State.CLOSED, now);
    }
  }

  /**
   * A half-open circuit was open before, and has been half-open since that wait was over, however
   * late somebody looks.
   */
  private void observeHalfOpen(long now) {
    if (recorder.state() != State.HALF_OPEN) {
      recorder.observe(State.OPEN, now);
      long waitOver = recorder.since() + policy.openFor().toNanos();
      recorder.observe(State.HALF_OPEN, waitOver - now < 0 ? waitOver : now);
    }
  }

  private synchronized double secondsIn(State asked) {
    return recorder.secondsIn(asked);
  }

  /** Not a number below the minimum of calls. */
  private synchronized double errorRate() {
    clock.set(ticker.nanoTime());
    float percent = breaker.getMetrics().getFailureRate();
    return percent < 0 ? Double.NaN : percent / 100.0;
  }
}
