package stock;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Objective;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;

/** What calls the warehouse: the lowest layer, in a module of its own. */
@MeshService("stock")
public class StockClient {

  /** Waits two seconds, and then four. */
  @Timed(objective = @Objective(availability = 0.99))
  @Retried(maxAttempts = 3, delay = "2s")
  public void take(String sku) {}

  @CircuitGuarded(openFor = "30s")
  public int count(String sku) {
    return 1;
  }

  /** Goes on for up to a minute. */
  @Retried(operation = "replenish", delay = "10ms", maxDuration = "1m")
  public void order(String sku) {}
}
