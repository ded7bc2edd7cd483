package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;

/**
 * The state machine of a circuit: its states, and the trial calls that decide the half-open one.
 * Times are readings of the circuit's ticker. Not thread-safe: guarded by its circuit's lock.
 */
final class StateMachine {

  /** Longer than anybody waits, and short enough to be added to a reading of the ticker. */
  private static final long LONGEST_WAIT = Long.MAX_VALUE / 4;

  private final TrialCalls trials;
  private final StateRecorder recorder;
  private final long openForNanos;
  private long openedAt;
  private boolean forced;

  StateMachine(CircuitPolicy policy, StateRecorder recorder) {
    this.trials = new TrialCalls(policy);
    this.recorder = recorder;
    this.openForNanos = Math.min(policy.openFor().toNanos(), LONGEST_WAIT);
  }

  /** The state as of the last time that it was told what time it is. */
  State state() {
    return recorder.state();
  }

  /**
   * Lets time pass: an open circuit whose wait is over becomes half-open, and has been since the
   * wait was over, however late that is found.
   *
   * @return now, or the latest time that was told if that is later
   */
  long reach(long now) {
    long reached = recorder.reach(now);
    if (state() == State.OPEN && !forced && reached - openedAt > openForNanos) {
      trials.reset(reached);
      recorder.observe(State.HALF_OPEN, openedAt + openForNanos);
    }
    return reached;
  }

  /** The latest time that was told. */
  long reached() {
    return recorder.reached();
  }

  /** Opens, for as long as the policy says. */
  void open(long now) {
    forced = false;
    openedAt = now;
    recorder.observe(State.OPEN, now);
  }

  /** Opens until it is closed. */
  void forceOpen(long now) {
    forced = true;
    recorder.observe(State.OPEN, now);
  }

  /** Closes. */
  void close(long now) {
    forced = false;
    trials.reset(now);
    recorder.observe(State.CLOSED, now);
  }

  /** When the wait is over of a circuit that opens now. */
  long waitUntil(long now) {
    return now + openForNanos;
  }

  /** Lets a trial call out, if one is left in a half-open circuit. */
  boolean takeTrial(long now) {
    boolean taken = state() == State.HALF_OPEN && trials.areLeft();
    if (taken) {
      trials.wentOut(now);
    }
    return taken;
  }

  /** Whether a call that was permitted then is a trial call of the present half-open state. */
  boolean isTrial(long permitted) {
    return state() == State.HALF_OPEN && permitted - recorder.since() >= 0;
  }

  TrialCalls trials() {
    return trials;
  }

  /** Whether the trial calls of a half-open circuit will not end. */
  boolean hasLostTrials(long now) {
    return state() == State.HALF_OPEN && trials.areLost(now);
  }

  /** Whether trial calls have opened the circuit. */
  boolean isOpenByTrials() {
    return state() == State.OPEN && !forced && trials.areDecided();
  }

  /** The time spent in a state, in seconds. */
  double secondsIn(State asked) {
    return recorder.secondsIn(asked);
  }
}
