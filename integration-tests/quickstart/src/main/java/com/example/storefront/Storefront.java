package com.example.storefront;

import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.Objective;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;

/** The shop. */
public class Storefront {

  private final InventoryClient inventory;
  private final PaymentClient payment;

  /** A shop that uses these services. */
  public Storefront(InventoryClient inventory, PaymentClient payment) {
    this.inventory = inventory;
    this.payment = payment;
  }

  // tag::own-metric[]
  @Timed(
      metric = "storefront_checkout_duration_seconds",
      help = "Checkouts by kind of delivery",
      buckets = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1},
      objective = @Objective(latency = "250ms", latencyTarget = 0.99))
  public Receipt checkout(Order order, @Label("delivery") Delivery delivery)
      throws IOException, InterruptedException, CardDeclinedException {
    boolean inStock = inventory.stock(order.sku()) > 0;
    return new Receipt(payment.charge(order), inStock && delivery == Delivery.EXPRESS);
  }
  // end::own-metric[]
}
