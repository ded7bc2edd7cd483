package com.example.storefront.demo;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import com.example.storefront.CardDeclinedException;
import com.example.storefront.Delivery;
import com.example.storefront.Order;
import com.example.storefront.Storefront;
import com.example.storefront.metrics.StreamMetrics;
import com.example.storefront.metrics.StreamMetrics.EventType;
import com.example.storefront.metrics.StreamMetrics.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** People who order something, wait a little and order again, until the shop closes. */
final class Shoppers implements AutoCloseable {

  private static final int THINKING_MILLIS = 40;

  private final AtomicLong orders = new AtomicLong();
  private final AtomicLong declined = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final StreamMetrics events = Weft.metrics(StreamMetrics.class);
  private final List<Thread> threads = new ArrayList<>();
  private final Storefront storefront;
  private volatile boolean open = true;

  Shoppers(int howMany, long seed, Storefront storefront) {
    this.storefront = storefront;
    for (int i = 0; i < howMany; i++) {
      Random random = new Random(seed + i);
      Thread thread = new Thread(() -> shop(random), "shopper-" + (i + 1));
      threads.add(thread);
      thread.start();
    }
  }

  /** How it went so far, for a progress line. */
  String summary() {
    return "orders %d, declined %d, refused %d, failed %d"
        .formatted(orders.get(), declined.get(), refused.get(), failed.get());
  }

  /** Waits until all have their answers. */
  @Override
  public void close() {
    open = false;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private void shop(Random random) {
    try {
      while (open) {
        placeOrder(random);
        Thread.sleep(random.nextInt(THINKING_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void placeOrder(Random random) throws InterruptedException {
    String id = "order-" + orders.incrementAndGet();
    Order order = new Order(id, "sku-" + random.nextInt(50), 1 + random.nextInt(100_000));
    Delivery delivery = random.nextInt(4) == 0 ? Delivery.EXPRESS : Delivery.STANDARD;
    try {
      storefront.checkout(order, delivery);
      events.processed(EventType.ORDER, Status.DONE);
    } catch (CardDeclinedException e) {
      declined.incrementAndGet();
      events.processed(EventType.ORDER, Status.DECLINED);
    } catch (CallRefusedException e) {
      refused.incrementAndGet();
      events.processed(EventType.ORDER, Status.REFUSED);
    } catch (IOException e) {
      failed.incrementAndGet();
      events.processed(EventType.ORDER, Status.FAILED);
    }
  }
}
