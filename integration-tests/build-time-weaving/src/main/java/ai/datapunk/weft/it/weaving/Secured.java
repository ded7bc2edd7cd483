package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletableFuture;

/** Methods with a fallback, around each of which stands an aspect of the application's own. */
@MeshService("secured")
public class Secured {

  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "closed")
  String open(String ticket) {
    throw new IllegalStateException("the gate is stuck");
  }

  String closed(String ticket) {
    return "closed";
  }

  /** Of which a label is bound. */
  @Timed(metric = "gate_opening_seconds", help = "Opening a gate")
  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "closedGate")
  String openGate(String ticket, @Label(value = "gate", max = 3) String gate) {
    throw new IllegalStateException(gate + " is stuck");
  }

  String closedGate(String ticket, String gate) {
    return gate + " is closed";
  }

  /** Of which two labels are bound. */
  @Timed(metric = "row_search_seconds", help = "Finding a row")
  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "noRow")
  String row(
      String ticket,
      @Label(value = "gate", max = 3) String gate,
      @Label(value = "row", max = 3) String row) {
    throw new IllegalStateException(row + " is full");
  }

  String noRow(String ticket, String gate, String row) {
    return "no " + row + " behind " + gate;
  }

  /** Which outlasts the call. */
  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "never")
  CompletableFuture<String> later(String ticket) {
    return CompletableFuture.completedFuture("later");
  }

  CompletableFuture<String> never(String ticket) {
    return CompletableFuture.completedFuture("never");
  }
}
