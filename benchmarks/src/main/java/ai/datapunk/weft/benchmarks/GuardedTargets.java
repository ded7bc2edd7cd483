package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;

/** Guarded methods as users of Weft annotate them, each of a service of its own. */
class GuardedTargets {

  static final String REFUSED = "refused";

  @CircuitGuarded(service = "guarded", window = "100 calls")
  String guarded(Turn turn) {
    return turn.succeeds();
  }

  @Timed(service = REFUSED)
  @Retried(service = REFUSED)
  @CircuitGuarded(service = REFUSED, window = "100 calls")
  String refused(Turn turn) {
    return turn.succeeds();
  }

  @Timed(service = "failing")
  @Retried(service = "failing", abortOn = Turn.Down.class)
  @CircuitGuarded(service = "failing", window = "100 calls", failureRate = 1)
  String failing(Turn turn) {
    return turn.mostlyFails();
  }

  @Timed(service = "second")
  @Retried(service = "second", delay = "0ms")
  @CircuitGuarded(service = "second", window = "100 calls", failureRate = 1)
  String second(Turn turn) {
    return turn.failsFirst();
  }
}
