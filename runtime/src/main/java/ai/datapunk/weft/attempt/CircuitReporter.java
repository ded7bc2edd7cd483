package ai.datapunk.weft.attempt;

import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.store.MetricStore;

/**
 * Tells a method's circuit what became of the calls that it let through: before all else, and
 * guarded, so that a fault does not keep the circuit from its permit. Thread-safe.
 */
final class CircuitReporter {

  private final GuardedCircuit circuit;
  private final MetricStore store;

  CircuitReporter(GuardedCircuit circuit, MetricStore store) {
    this.circuit = circuit;
    this.store = store;
  }

  void succeeded(long start, long end) {
    try {
      circuit.succeeded(start, end);
    } catch (StackOverflowError edge) {
      throw edge; // Nothing has been told: it can be done later.
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /**
   * A call failed.
   *
   * @param permitted when the circuit let the call through, which may be after it began
   */
  void failed(Verdict verdict, long permitted, long start, long end) {
    try {
      switch (verdict) {
        case SUCCESS -> circuit.ended(permitted, start, end, false);
        case FAILURE -> circuit.ended(permitted, start, end, true);
        case IGNORED -> circuit.released(permitted);
        case REFUSED -> {
          // There was no permit.
        }
      }
    } catch (StackOverflowError edge) {
      throw edge; // Nothing has been told: it can be done later.
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /** A call was let through and never begun. */
  void released(long now) {
    circuit.released(now);
  }
}
