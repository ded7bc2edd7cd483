package ai.datapunk.weft.circuitbreaker;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.Family;
import ai.datapunk.weft.store.MetricStore;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts a circuit's changes of state and the time spent in each. Guarded by its circuit's lock.
 */
final class StateRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
  private static final double NANOS_PER_SECOND = 1e9;

  private final String service;
  private final MetricStore store;
  private final Cell recoveryTimes;
  private final Map<State, Long> nanosIn = new EnumMap<>(State.class);
  private State state = State.CLOSED;
  private long since;
  private long leftClosedAt;

  StateRecorder(String service, MetricStore store, long nanoTime) {
    this.service = service;
    this.store = store;
    this.since = nanoTime;
    for (State from : State.values()) {
      nanosIn.put(from, 0L);
      for (State to : State.values()) {
        if (from != to) {
          store.counter(Family.CIRCUIT_BREAKER_STATE_CHANGES, service, from.label(), to.label());
        }
      }
    }
    recoveryTimes = store.newCell(Family.CIRCUIT_BREAKER_RECOVERY_TIME.bounds());
    store.histogram(Family.CIRCUIT_BREAKER_RECOVERY_TIME, service).derivedFrom(recoveryTimes);
    store.admit(recoveryTimes);
  }

  State state() {
    return state;
  }

  /** Since when the circuit has been in its state. */
  long since() {
    return since;
  }

  /** Counts the change, if there is one. */
  void observe(State now, long nanoTime) {
    if (now == state) {
      return;
    }
    store
        .counter(Family.CIRCUIT_BREAKER_STATE_CHANGES, service, state.label(), now.label())
        .increment();
    nanosIn.merge(state, nanoTime - since, Long::sum);
    if (state == State.CLOSED) {
      leftClosedAt = nanoTime;
    } else if (now == State.CLOSED) {
      recoveryTimes.record(nanoTime - leftClosedAt);
    }
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("from_state", state.label())
        .addKeyValue("to_state", now.label())
        .log("Circuit changed state");
    state = now;
    since = nanoTime;
  }

  /** The time spent in a state, in seconds, up to now. */
  double secondsIn(State asked, long nanoTime) {
    long nanos = nanosIn.getOrDefault(asked, 0L);
    return (asked == state ? nanos + nanoTime - since : nanos) / NANOS_PER_SECOND;
  }
}
