package ai.datapunk.weft.it.storms;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The third layer, which calls the instances of what gets overloaded. */
public class Prices {

  private final Function<String, CompletableFuture<String>> ledger;

  public Prices(Function<String, CompletableFuture<String>> ledger) {
    this.ledger = ledger;
  }

  @Retried(service = "ledger", maxAttempts = 3)
  @CircuitGuarded(service = "ledger", window = "10s", openFor = "2s")
  @LoadBalanced(service = "ledger")
  public CompletableFuture<String> price(@Instance @Nullable String instance) {
    return instance == null
        ? CompletableFuture.failedFuture(new IllegalStateException("no instance"))
        : ledger.apply(instance);
  }
}
