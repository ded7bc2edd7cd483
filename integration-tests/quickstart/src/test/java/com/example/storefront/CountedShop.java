package com.example.storefront;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import java.io.IOException;
import java.net.URI;
import java.util.Random;

/** The shop, with each call of an annotated method counted where it is made. For one thread. */
final class CountedShop {

  private final Truth truth;
  private final CountingTransport transport;
  private final Storefront storefront;

  CountedShop(Truth truth, CountingTransport transport, URI payment) {
    this.truth = truth;
    this.transport = transport;
    this.storefront = new Storefront(new CountedInventory(), new CountedPayment(payment));
  }

  /** Places an order, whatever becomes of it. */
  void order(String id, Random random) throws InterruptedException {
    Order order = new Order(id, "sku-7", 1 + random.nextInt(100_000));
    Delivery delivery = random.nextInt(4) == 0 ? Delivery.EXPRESS : Delivery.STANDARD;
    truth.count("storefront_checkout_duration_seconds_count", "delivery", delivery.name());
    try {
      storefront.checkout(order, delivery);
    } catch (CardDeclinedException | CallRefusedException | IOException e) {
      // Counted where it was thrown.
    }
  }

  private final class CountedInventory extends InventoryClient {

    private final OperationCounter counter =
        new OperationCounter(truth, transport, "inventory", "stock", 4);

    CountedInventory() {
      super(transport);
    }

    @Override
    int stock(URI instance, String sku) throws IOException, InterruptedException {
      try {
        return counter.count(() -> super.stock(instance, sku));
      } catch (CardDeclinedException e) {
        throw new AssertionError("the inventory takes no cards", e);
      }
    }
  }

  private final class CountedPayment extends PaymentClient {

    private final OperationCounter counter =
        new OperationCounter(truth, transport, "payment", "charge", 3);

    CountedPayment(URI address) {
      super(transport, address);
    }

    @Override
    public String charge(Order order)
        throws IOException, InterruptedException, CardDeclinedException {
      return counter.count(() -> super.charge(order));
    }
  }
}
