package ai.datapunk.weft.it.weaving.ending;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** What is called: methods that return, fail, and succeed at last, now or later. */
@MeshService("ending")
class RetriedCalls {

  private final AtomicInteger attempts = new AtomicInteger();

  @Timed(metric = "ending_said_seconds", help = "Words that were said")
  String say(@Label(value = "word", max = 25) String word) {
    return word;
  }

  @Timed
  @Retried(maxAttempts = 2, delay = "1ms")
  @CircuitGuarded(window = "1000 calls", minimumCalls = 1000)
  @LoadBalanced
  String fail(@Instance String instance, RuntimeException failure) {
    throw failure;
  }

  @Timed
  @Retried(maxAttempts = 3, delay = "1ms")
  @CircuitGuarded(window = "1000 calls", minimumCalls = 1000)
  @LoadBalanced
  String thirdTime(@Instance String instance) {
    if (attempts.incrementAndGet() % 3 != 0) {
      throw new IllegalStateException("not yet");
    }
    return "third";
  }

  /** Its waits are the JDK's timer's. */
  @Timed
  @Retried(maxAttempts = 3, delay = "1ms")
  @LoadBalanced
  CompletableFuture<String> thirdTimeLater(@Instance String instance) {
    return CompletableFuture.supplyAsync(() -> thirdTime(null))
        .thenApply(
            third -> {
              throw new IllegalStateException("never");
            });
  }
}
