package shop;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Objective;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import stock.StockClient;

/** The highest layer. Each method looks right by itself. */
@MeshService("checkout")
public class Checkout {

  private final Orders orders = new Orders();
  private final StockClient stock = new StockClient();

  /** Four attempts, of three each, of three each. */
  @Retried(maxAttempts = 4)
  public void buy(List<String> skus) {
    skus.forEach(sku -> orders.place(sku));
  }

  /** Gives up while the stock is still being waited for. */
  @Retried(maxAttempts = 2, maxDuration = "500ms")
  public void reserve(String sku) {
    stock.take(sku);
  }

  /** So does this one, by a little: of two waits, neither is too long by itself. */
  @Retried(operation = "hold", maxAttempts = 2, maxDuration = "4s")
  public void hold(String sku) {
    stock.take(sku);
  }

  @Retried(operation = "replenish", maxAttempts = 2, maxDuration = "5s")
  public void replenish(String sku) {
    stock.order(sku);
  }

  /** Three tries within half a second, of a circuit that stays open for thirty. */
  @Retried(operation = "check", retryOn = CallRefusedException.class)
  public int check(String sku) {
    return stock.count(sku);
  }

  /** Promises more than what it depends on. */
  @Timed(objective = @Objective(availability = 0.999))
  public void returned(String sku) {
    stock.take(sku);
  }

  /** Runs on the thread of whoever subscribes. */
  public Flow.Publisher<String> bought(List<String> skus) {
    SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 16);
    publisher.consume(sku -> orders.place(sku));
    return publisher;
  }
}
