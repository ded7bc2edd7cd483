package ai.datapunk.weft.it.storms;

import ai.datapunk.weft.annotation.Retried;
import java.util.concurrent.CompletableFuture;

/** The second layer. */
public class Offers {

  private final Prices prices;

  public Offers(Prices prices) {
    this.prices = prices;
  }

  @Retried(service = "prices", maxAttempts = 3)
  public CompletableFuture<String> offer() {
    return prices.price(null);
  }
}
