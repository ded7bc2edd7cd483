package com.example.storefront.services;

import java.net.URI;
import java.util.List;

/**
 * All that the shop calls.
 *
 * @param inventory the instances of the inventory service
 * @param payment the payment service
 */
public record Services(List<InventoryInstance> inventory, PaymentService payment)
    implements AutoCloseable {

  /** Three instances, of which the third is slow, and a payment service that fails now and then. */
  public static Services start(long seed) {
    return start(seed, new Latency(1, 6), new Latency(4, 18), new Latency(3, 25));
  }

  /** The same, answering without delay. */
  public static Services startWithoutDelay(long seed) {
    return start(seed, Latency.NONE, Latency.NONE, Latency.NONE);
  }

  private static Services start(long seed, Latency fast, Latency slow, Latency payment) {
    return new Services(
        List.of(
            new InventoryInstance(seed + 1, fast),
            new InventoryInstance(seed + 2, fast),
            new InventoryInstance(seed + 3, slow)),
        new PaymentService(seed + 4, payment, 0.06));
  }

  /** Where the inventory's instances listen. */
  public List<URI> inventoryUris() {
    return inventory.stream().map(InventoryInstance::uri).toList();
  }

  @Override
  public void close() {
    inventory.forEach(InventoryInstance::close);
    payment.close();
  }
}
