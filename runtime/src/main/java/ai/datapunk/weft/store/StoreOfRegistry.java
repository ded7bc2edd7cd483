package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.requirement.Requirements;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of each registry: one, made when it is first asked for, and registered again if the
 * registry was cleared meanwhile. One mesh at a time has it for itself. Thread-safe.
 */
final class StoreOfRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(StoreOfRegistry.class);

  /**
   * Each registry holds its store; neither side of this map may keep a registry from being freed.
   */
  private static final Map<PrometheusRegistry, WeakReference<MetricStore>> STORES =
      new WeakHashMap<>();

  private StoreOfRegistry() {}

  /** As {@link MetricStore#in(PrometheusRegistry, HistogramType)}. */
  static synchronized MetricStore get(PrometheusRegistry registry, HistogramType type) {
    MetricStore store = registered(registry, type);
    store.tenants().stay();
    return store;
  }

  /** As {@link MetricStore#open}. */
  static synchronized MetricStore open(
      PrometheusRegistry registry, HistogramType type, Object mesh, boolean exclusive) {
    MetricStore store = registered(registry, type);
    store.tenants().moveIn(mesh, exclusive);
    return store;
  }

  /** As {@link MetricStore#showIn}. */
  static synchronized void show(MetricStore store, PrometheusRegistry further) {
    MetricStore known = known(further);
    if (known != null && known != store && !known.registrations().isIn(further)) {
      STORES.remove(further);
    }
    store.registrations().register(further);
    STORES.putIfAbsent(further, new WeakReference<>(store));
  }

  /** As {@link MetricStore#isOfAnApplication}. */
  static synchronized boolean isBarred(MetricStore store) {
    return store.tenants().isBarred();
  }

  /** As {@link MetricStore#leave}. */
  static synchronized void leave(MetricStore store, Object mesh) {
    if (store.tenants().moveOut(mesh)) {
      end(store);
    }
  }

  private static void end(MetricStore store) {
    try {
      store.registrations().end();
    } finally {
      store.collector().shownChanged();
      STORES.values().removeIf(known -> known.get() == store);
    }
  }

  /** As {@link MetricStore#known}. */
  static synchronized @Nullable MetricStore knownIn(PrometheusRegistry registry) {
    return known(registry);
  }

  private static @Nullable MetricStore known(PrometheusRegistry registry) {
    WeakReference<MetricStore> known = STORES.get(registry);
    return known == null ? null : known.get();
  }

  private static MetricStore registered(PrometheusRegistry registry, HistogramType type) {
    MetricStore store = known(registry);
    if (store == null) {
      return create(registry, type);
    }
    if (store.registrations().register(registry)) {
      store.tenants().evict();
    }
    if (type == HistogramType.DEFAULT || type == store.histogramType()) {
      return store;
    }
    if (store.tenants().canBeReplaced() && !store.hasObservations()) {
      end(store);
      return create(registry, type);
    }
    store.events().add(() -> logOther(store.histogramType(), type));
    return store;
  }

  private static void logOther(HistogramType kept, HistogramType type) {
    LOG.atWarn()
        .addKeyValue("histograms", kept)
        .addKeyValue("asked_for", type)
        .log(
            "The histograms of the registry stay {} and do not become {}: that can be said before"
                + " anything else records in the registry, or once it belongs to no open mesh",
            kept,
            type);
  }

  private static MetricStore create(PrometheusRegistry registry, HistogramType type) {
    MetricStore store =
        Requirements.shared()
            .meet(
                () -> {
                  HistogramType known =
                      type == HistogramType.DEFAULT ? HistogramType.CLASSIC : type;
                  MetricStore made = new MetricStore(known);
                  made.registrations().register(registry);
                  return made;
                });
    STORES.put(registry, new WeakReference<>(store));
    return store;
  }
}
