package com.example.storefront;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happened, counted by those whom it happened to, under the names of the series to expect.
 * Thread-safe.
 */
final class Truth {

  private final Map<Series, Double> counts = new ConcurrentHashMap<>();

  /** One more in the series of this name and these labels, given as names and values in turn. */
  void count(String name, String... labels) {
    counts.merge(Series.of(name, labels), 1.0, Double::sum);
  }

  /** How many there were; 0 for a series in which nothing was counted. */
  double of(Series series) {
    return counts.getOrDefault(series, 0.0);
  }

  /** How many there were over all series of this name. */
  double sum(String name) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().name().equals(name))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** All series in which something was counted. */
  Map<Series, Double> counts() {
    return Map.copyOf(counts);
  }
}
