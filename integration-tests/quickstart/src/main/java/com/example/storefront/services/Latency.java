package com.example.storefront.services;

import java.util.random.RandomGenerator;

/**
 * How long a service takes to answer.
 *
 * @param minMillis the shortest time
 * @param maxMillis the longest time
 */
public record Latency(int minMillis, int maxMillis) {

  /** Answers at once. */
  public static final Latency NONE = new Latency(0, 0);

  void pass(RandomGenerator random) {
    try {
      Thread.sleep(random.nextInt(minMillis, maxMillis + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
