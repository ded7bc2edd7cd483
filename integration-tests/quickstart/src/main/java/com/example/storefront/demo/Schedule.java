package com.example.storefront.demo;

import com.example.storefront.services.InventoryInstance;
import com.example.storefront.services.Services;
import java.util.List;

/**
 * What happens when, as shares of a run's length.
 *
 * @param events in the order of their times
 */
record Schedule(List<Event> events) {

  /**
   * Something that happens once in a run.
   *
   * @param at when, from 0 to 1
   * @param says what a reader of the progress lines is told
   * @param happens does it
   */
  record Event(double at, String says, Runnable happens) {}

  /** Inventory instance 2 dies and comes back; then the payment service has an outage. */
  static Schedule forDemo(Services services) {
    InventoryInstance second = services.inventory().get(1);
    return new Schedule(
        List.of(
            new Event(0.15, "inventory instance 2 died", second::die),
            new Event(0.40, "inventory instance 2 came back", second::comeBack),
            new Event(0.50, "payment outage began", services.payment()::beginOutage),
            new Event(0.70, "payment outage ended", services.payment()::endOutage)));
  }

  /** Lets happen what is due after the one time and up to the other. */
  List<Event> pass(double after, double upTo) {
    List<Event> due = events.stream().filter(e -> e.at() > after && e.at() <= upTo).toList();
    due.forEach(event -> event.happens().run());
    return due;
  }
}
