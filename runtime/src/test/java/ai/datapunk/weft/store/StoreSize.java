package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How much a store holds, for the tests of other packages. */
public record StoreSize(int series, int labelSetsTaken, int cells) {

  /** Of a registry's store, which is scraped for it. */
  public static StoreSize of(PrometheusRegistry registry) {
    int series = registry.scrape().stream().mapToInt(each -> each.getDataPoints().size()).sum();
    MetricStore store = MetricStore.in(registry);
    return new StoreSize(series, store.labelSetsTaken(), store.cells().count());
  }
}
