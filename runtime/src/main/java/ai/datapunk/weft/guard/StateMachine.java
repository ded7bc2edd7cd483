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
  private long openForNanos;
  private long openedAt;
  private boolean forced;

  StateMachine(CircuitPolicy policy, StateRecorder recorder) {
    this.trials = new TrialCalls(policy);
    this.recorder = recorder;
    this.openForNanos = openFor(policy);
  }

  private static long openFor(CircuitPolicy policy) {
    return Math.min(policy.openFor().toNanos(), LONGEST_WAIT);
  }

  /**
   * Goes by another policy in the state that it is in. A circuit that is open is so for as long as
   * the new policy says, from when it opened on; where that is over it is half-open from now on,
   * since it has refused calls until now.
   *
   * @param now the latest time that was told
   */
  void configure(CircuitPolicy policy, long now) {
    openForNanos = openFor(policy);
    trials.configure(policy);
    if (isWaitOver(now)) {
      halfOpen(now, now);
    }
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
    if (isWaitOver(reached)) {
      halfOpen(reached, openedAt + openForNanos);
    }
    return reached;
  }

  private boolean isWaitOver(long now) {
    return state() == State.OPEN && !forced && now - openedAt > openForNanos;
  }

  private void halfOpen(long now, long since) {
    trials.reset(now);
    recorder.observe(State.HALF_OPEN, since);
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

  /** When the wait is over of a circuit that is open and not forced. */
  long waitUntil() {
    return waitUntil(openedAt);
  }

  /** Whether it is open until it is closed. */
  boolean isForced() {
    return forced;
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
