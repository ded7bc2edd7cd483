package shop;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Objective;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.List;

@MeshService("inventory")
class InventoryClient {

  static class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Timed(objective = @Objective(availability = 0.999, latency = "250ms", latencyTarget = 0.99))
  @Retried(
      maxAttempts = 4,
      delay = "50ms",
      multiplier = 2,
      maxDelay = "2s",
      jitter = 0.2,
      maxDuration = "5s",
      retryOn = {IOException.class, Busy.class},
      abortOn = FileNotFoundException.class,
      fallback = "cached")
  @CircuitGuarded(
      failureRate = 0.5,
      window = "100 calls",
      minimumCalls = 20,
      openFor = "10s",
      trialCalls = 3,
      slowCall = "1s",
      ignore = IllegalArgumentException.class)
  @LoadBalanced(strategy = "least_connections", maxInstances = 50)
  String stock(@Instance URI instance, String sku) throws IOException {
    return instance + sku;
  }

  @Retried(service = "warehouse", operation = "reserve", delay = "1us")
  <T extends Comparable<T>> void reserve(T first, List<? super T> rest, int[][] counts, String... more) {}

  String cached(URI instance, String sku, Throwable thrown) {
    return "0 of " + sku;
  }

  @CircuitGuarded(service = "warehouse", fallback = "keep")
  void release(int count, int[] shelves) {}

  static void keep(long count, Object shelves) {}
}
