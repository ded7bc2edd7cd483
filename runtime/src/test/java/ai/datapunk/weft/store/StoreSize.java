package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How much a store holds, for the tests of other packages. */
public record StoreSize(int series, int labelSetsThatCount, int cells) {

  /** There as soon as any test of the JVM has looked for classes that are not woven. */
  private static final String UNWOVEN = Family.WEFT_UNWOVEN_METHODS.baseName();

  /** Of a registry's store, which is scraped for it. */
  public static StoreSize of(PrometheusRegistry registry) {
    int series =
        registry.scrape(name -> !name.equals(UNWOVEN)).stream()
            .mapToInt(each -> each.getDataPoints().size())
            .sum();
    MetricStore store = MetricStore.in(registry);
    return new StoreSize(series, store.limitUse().taken(), store.cells().count());
  }
}
