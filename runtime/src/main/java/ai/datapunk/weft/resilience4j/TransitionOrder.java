package ai.datapunk.weft.resilience4j;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A breaker's changes of state in their order. Resilience4j publishes a change after it has
 * happened, and by then another thread may have made and published the next one. Not thread-safe.
 */
final class TransitionOrder {

  /** Far longer than a thread takes from a change to its publication. */
  private static final long DOUBT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<StateTransition> early = new ArrayList<>();
  private State state;
  private boolean inDoubt;
  private long doubtBegan;

  TransitionOrder(State state) {
    this.state = state;
  }

  /** The state after all changes whose turn has come. */
  State state() {
    return state;
  }

  /** The states that are reached now, in their order: none if a change before is still to come. */
  List<State> next(StateTransition published) {
    inDoubt = false;
    early.add(published);
    List<State> reached = new ArrayList<>();
    for (int i = 0; i < early.size(); i++) {
      if (early.get(i).getFromState() == state) {
        state = early.remove(i).getToState();
        reached.add(state);
        i = -1;
      }
    }
    return reached;
  }

  /**
   * Whether changes were missed, and the state is the actual one from now on: another listener that
   * throws keeps them from us. That is certain when the two disagree and nothing is published for a
   * while.
   */
  boolean isSettledBy(State actual, long nanoTime) {
    if (early.isEmpty() && state == actual) {
      inDoubt = false;
      return false;
    }
    if (!inDoubt) {
      inDoubt = true;
      doubtBegan = nanoTime;
      return false;
    }
    if (nanoTime - doubtBegan < DOUBT_NANOS) {
      return false;
    }
    startOver(actual);
    return true;
  }

  /** Forgets what is early, and goes on from here. */
  void startOver(State actual) {
    early.clear();
    inDoubt = false;
    state = actual;
  }
}
