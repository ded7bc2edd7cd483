package ai.datapunk.weft.engine;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.guard.GuardedCircuit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The circuit that all classes share which guard a service, and whose policy it goes by: that of
 * the class among them that was initialised first, whoever asks first. Not thread-safe: guarded by
 * its registry.
 */
final class SharedCircuit {

  /** What a class asked for whose turn is not known to have come. */
  private record Claim(long turn, CircuitPolicy policy) {}

  private final GuardedCircuit circuit;

  /** The turn of the class that the circuit has its policy from. */
  private long holder;

  /** Whether that class has asked in this registry, and not only in the one before. */
  private boolean held;

  /** The earliest that waits to see whether the holder asks. */
  private @Nullable Claim waiting;

  private final Set<CircuitPolicy> asked = new LinkedHashSet<>();

  /** A circuit that nobody has asked for in its registry. */
  SharedCircuit(GuardedCircuit circuit, long holder) {
    this.circuit = circuit;
    this.holder = holder;
  }

  GuardedCircuit circuit() {
    return circuit;
  }

  /** The same in the registry that comes next. */
  SharedCircuit unasked() {
    return new SharedCircuit(circuit, holder);
  }

  /**
   * A class asks for the circuit.
   *
   * @param turn of the class: the earlier it was initialised, the less
   */
  void ask(CircuitPolicy policy, long turn, long now) {
    asked.add(policy);
    if (turn > holder && !held) {
      if (waiting == null || turn < waiting.turn) {
        waiting = new Claim(turn, policy);
      }
    } else if (turn < holder || !held) {
      hold(policy, turn, now);
    }
  }

  private void hold(CircuitPolicy policy, long turn, long now) {
    holder = turn;
    held = true;
    waiting = null;
    if (!circuit.policy().equals(policy)) {
      circuit.configure(policy, now);
    }
  }

  /**
   * All classes have asked that there are: a holder that has not is gone.
   *
   * @return whether any has asked
   */
  boolean settle(long now) {
    if (waiting != null) {
      hold(waiting.policy, waiting.turn, now);
    }
    return held;
  }

  /** What was asked for and does not hold; empty as long as it is not known what does. */
  List<CircuitPolicy> ignored() {
    return held
        ? asked.stream().filter(each -> !each.equals(circuit.policy())).toList()
        : List.of();
  }
}
