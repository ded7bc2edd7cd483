package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/**
 * The observer of a breaker's state: tells the {@link StateRecorder} what Resilience4j decided.
 * Resilience4j's events are not listened to, because they come outside the circuit's lock. Not
 * thread-safe: guarded by its circuit's lock.
 */
final class StateObserver {

  private final CircuitBreaker breaker;
  private final TrialCalls trials;
  private final StateRecorder recorder;
  private final long openForNanos;

  StateObserver(
      CircuitBreaker breaker, CircuitPolicy policy, TrialCalls trials, StateRecorder recorder) {
    this.breaker = breaker;
    this.trials = trials;
    this.recorder = recorder;
    this.openForNanos = policy.openFor().toNanos();
  }

  /** The state that was last observed. */
  State state() {
    return recorder.state();
  }

  /** Observes the state, and lets time pass in it up to now. */
  State reach(long now) {
    observe(now);
    recorder.reach(now);
    return recorder.state();
  }

  /** Observes the state as of now, a reading of the ticker. */
  void observe(long now) {
    switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> recorder.observe(State.OPEN, now);
      case HALF_OPEN -> observeHalfOpen(now);
      case CLOSED, DISABLED, METRICS_ONLY -> {
        trials.reset();
        recorder.observe(State.CLOSED, now);
      }
    }
  }

  /**
   * A half-open circuit was open before, and has been half-open since that wait was over, however
   * late the state is observed.
   */
  private void observeHalfOpen(long now) {
    if (recorder.state() != State.HALF_OPEN) {
      trials.reset();
      recorder.observe(State.OPEN, now);
      long waitOver = recorder.since() + openForNanos;
      recorder.observe(State.HALF_OPEN, waitOver - now < 0 ? waitOver : now);
    }
  }

  /** Whether a call that was permitted then is a trial call of the present half-open state. */
  boolean isTrial(long permitted) {
    return recorder.state() == State.HALF_OPEN && permitted - recorder.since() >= 0;
  }

  /** A trial call that never ends would keep the circuit half-open, and refusing, for ever. */
  void reopenIfTrialsAreLost(long now) {
    if (recorder.state() == State.HALF_OPEN && trials.areLost(now)) {
      breaker.transitionToOpenState();
      observe(now);
    }
  }

  /** The time spent in a state, in seconds. */
  double secondsIn(State asked) {
    return recorder.secondsIn(asked);
  }
}
