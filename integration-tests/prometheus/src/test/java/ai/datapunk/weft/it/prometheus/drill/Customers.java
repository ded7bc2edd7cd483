package ai.datapunk.weft.it.prometheus.drill;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import com.example.storefront.CardDeclinedException;
import com.example.storefront.Delivery;
import com.example.storefront.Order;
import com.example.storefront.Storefront;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Some customers who order one thing after another, each some ten times a second, until they leave.
 */
final class Customers {

  private static final int CUSTOMERS = 3;
  private static final int PAUSE_MILLIS = 100;
  private static final int PRICE_CENTS = 1_000;

  private final AtomicLong orders = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open = true;

  Customers(Storefront storefront) {
    for (int i = 0; i < CUSTOMERS; i++) {
      Thread thread = new Thread(() -> shop(storefront), "customer-" + i);
      thread.start();
      threads.add(thread);
    }
  }

  /** How many orders they have placed so far. */
  long orders() {
    return orders.get();
  }

  private void shop(Storefront storefront) {
    try {
      while (open) {
        order(storefront);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void order(Storefront storefront) throws InterruptedException {
    Order order = new Order("order-" + orders.incrementAndGet(), "sku-1", PRICE_CENTS);
    try {
      storefront.checkout(order, Delivery.STANDARD);
    } catch (CardDeclinedException | CallRefusedException | IOException e) {
      // What fails is what the metrics are to show.
    }
  }

  /** Sends them away, and waits until all have their answers. */
  void leave() throws InterruptedException {
    open = false;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
