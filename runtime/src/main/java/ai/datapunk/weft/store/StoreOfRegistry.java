package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** The store of each registry: one, made when it is first asked for. Thread-safe. */
final class StoreOfRegistry {

  /**
   * Each registry holds its store; neither side of this map may keep a registry from being freed.
   */
  private static final Map<PrometheusRegistry, WeakReference<MetricStore>> STORES =
      new WeakHashMap<>();

  private StoreOfRegistry() {}

  /** As {@link MetricStore#in(PrometheusRegistry, HistogramType)}. */
  static synchronized MetricStore get(PrometheusRegistry registry, HistogramType type) {
    WeakReference<MetricStore> known = STORES.get(registry);
    MetricStore store = known == null ? null : known.get();
    if (store == null) {
      store =
          new MetricStore(registry, type == HistogramType.DEFAULT ? HistogramType.CLASSIC : type);
      registry.register(store);
      STORES.put(registry, new WeakReference<>(store));
    }
    if (type != HistogramType.DEFAULT && type != store.histogramType()) {
      throw new IllegalStateException(
          "The registry has "
              + store.histogramType()
              + " histograms and cannot have "
              + type
              + " ones: build the Mesh before anything else records in its registry");
    }
    return store;
  }
}
