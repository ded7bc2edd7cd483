package ai.datapunk.weft.benchmarks;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.ref.Reference;

/** How much of the heap a series takes, after a scrape. */
final class ResidentBytes {

  private ResidentBytes() {}

  /** The difference that the series make to the heap in use after collections, for each. */
  static double perSeries(KeptSeries kept, int series) throws InterruptedException {
    kept.registry(10).scrape();
    long before = used();
    PrometheusRegistry registry = kept.registry(series);
    try {
      registry.scrape();
      return (double) (used() - before) / series;
    } finally {
      Reference.reachabilityFence(registry);
    }
  }

  /** The heap in use after collections. */
  static long used() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
