package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.EventLog;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.store.SeriesKey;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder of a circuit's states: counts the changes and the time spent in each. Not
 * thread-safe: guarded by its circuit's lock. Internal: it may change in any release.
 */
public final class StateRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
  private static final double NANOS_PER_SECOND = 1e9;

  private final String service;
  private final SeriesGroup series;
  private final EventLog events;
  private final Cell recoveryTimes;
  private final Map<State, Long> nanosIn = new EnumMap<>(State.class);
  private State state;
  private long since;
  private long leftClosedAt;

  /** The latest reading of the ticker that was told. */
  private long reached;

  /** The time up to which the seconds in each state were told. */
  private long told;

  /**
   * A recorder whose series exist from now on.
   *
   * @param events is written by whoever tells of a change, without the lock that guards this
   * @param state the state that the circuit is in; if not closed, it counts as having left closed
   *     now
   * @param nanoTime now, as the ticker says
   */
  public StateRecorder(
      String service, SeriesGroup series, EventLog events, State state, long nanoTime) {
    this.service = service;
    this.series = series;
    this.events = events;
    this.state = state;
    this.since = nanoTime;
    this.leftClosedAt = nanoTime;
    this.reached = nanoTime;
    this.told = nanoTime;
    for (State from : State.values()) {
      nanosIn.put(from, 0L);
      for (State to : State.values()) {
        if (from != to) {
          series.counter(Family.CIRCUIT_BREAKER_STATE_CHANGES, service, from.label(), to.label());
        }
      }
    }
    recoveryTimes = series.cell(SeriesKey.of(Family.CIRCUIT_BREAKER_RECOVERY_TIME, service));
  }

  /** The state that the circuit was last seen in. */
  public State state() {
    return state;
  }

  /** Since when the circuit has been in its state. */
  long since() {
    return since;
  }

  /**
   * Lets time pass up to here, unless it was further already.
   *
   * @return how far it is
   */
  public long reach(long nanoTime) {
    if (nanoTime - reached > 0) {
      reached = nanoTime;
    }
    return reached;
  }

  /** How far it is. */
  public long reached() {
    return reached;
  }

  /**
   * Counts the change, if there is one. It happens no earlier than what was last told of the time
   * in each state, because that must not decrease.
   */
  public void observe(State now, long nanoTime) {
    if (now == state) {
      return;
    }
    reach(nanoTime);
    long changed = nanoTime - since > 0 ? nanoTime : since;
    long at = changed - told > 0 ? changed : told;
    State before = state;
    nanosIn.merge(before, at - since, Long::sum);
    state = now;
    since = at;
    series
        .counter(Family.CIRCUIT_BREAKER_STATE_CHANGES, service, before.label(), now.label())
        .increment();
    if (before == State.CLOSED) {
      leftClosedAt = at;
    } else if (now == State.CLOSED) {
      recoveryTimes.record(at - leftClosedAt);
    }
    events.add(() -> log(before, now));
  }

  private void log(State before, State now) {
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("from_state", before.label())
        .addKeyValue("to_state", now.label())
        .log(
            "Circuit changed state from {} to {}: service '{}'",
            before.label(),
            now.label(),
            service);
  }

  /** The time spent in a state, in seconds, as of the latest time that was reached. */
  public double secondsIn(State asked) {
    told = reached;
    long nanos = nanosIn.getOrDefault(asked, 0L);
    return (asked == state ? nanos + told - since : nanos) / NANOS_PER_SECOND;
  }
}
