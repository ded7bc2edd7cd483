package ai.datapunk.weft.it.storms;

import ai.datapunk.weft.annotation.Retried;
import java.util.concurrent.CompletableFuture;

/** The first layer: what the clients call. */
@SuppressWarnings("weft:WEFT-138") // Three layers of three attempts are what is looked at.
public class Storefront {

  private final Offers offers;

  public Storefront(Offers offers) {
    this.offers = offers;
  }

  @Retried(service = "offers", maxAttempts = 3)
  public CompletableFuture<String> page() {
    return offers.offer();
  }
}
