package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Methods that return a future, for which another answers when it fails. */
@MeshService("future_fallbacks")
public class FutureFallbacks {

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "spare")
  CompletableFuture<String> retried(CompletableFuture<String> own, Integer number) {
    return own;
  }

  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "spare")
  CompletableFuture<String> guarded(CompletableFuture<String> own, Integer number) {
    return own;
  }

  @Timed
  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "spare")
  @CircuitGuarded(window = "100 calls", minimumCalls = 100)
  @LoadBalanced
  CompletableFuture<String> all(CompletableFuture<String> own, @Instance Integer instance) {
    return own;
  }

  CompletableFuture<String> spare(CompletableFuture<String> own, Integer number, Throwable thrown) {
    return CompletableFuture.completedFuture("spare " + number + ": " + thrown.getMessage());
  }

  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "none")
  static Future<String> statically(Future<String> own) {
    return own;
  }

  static Future<String> none(Future<String> own) {
    return CompletableFuture.completedFuture("none");
  }

  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "none")
  static Future<String> throwing(Future<String> own) {
    throw new IllegalStateException();
  }

  /** All public methods of which fall back to the same one. */
  @Retried(
      service = "future_fallbacks",
      maxAttempts = 2,
      delay = "1ms",
      jitter = 0,
      fallback = "nobody")
  public static class Whole {

    /** Falls back. */
    public CompletionStage<String> name(int id) {
      return CompletableFuture.failedFuture(new IllegalStateException("no name for " + id));
    }

    CompletionStage<String> nobody(int id, Throwable thrown) {
      return CompletableFuture.completedFuture("nobody, because of " + thrown.getMessage());
    }
  }
}
