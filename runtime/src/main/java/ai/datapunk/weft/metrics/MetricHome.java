package ai.datapunk.weft.metrics;

import ai.datapunk.weft.engine.MeshChanges;
import ai.datapunk.weft.store.ErrorTypes;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data points of a metric in the mesh that is in use: made anew when that is another one.
 * Thread-safe.
 *
 * @param <P> what is recorded with
 */
final class MetricHome<P extends DataPoint> {

  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final MetricSpec spec;
  private final Supplier<MetricStore> stores;
  private final PointFactory<P> factory;

  /** A field, since those who tell of changes hold it weakly. */
  private final Runnable renewal = this::renew;

  /** Of the data points, those that are found by the ordinals of their labels' constants. */
  private final ByOrdinals<P> byOrdinals;

  private volatile DataPoints<P> points;

  /** What is done where a mesh comes, unless a limit has refused it there. Guarded by this. */
  private final Map<Object, BooleanSupplier> actions = new LinkedHashMap<>();

  /**
   * Defines the metric in the present mesh.
   *
   * @throws IllegalArgumentException if its name is in use otherwise
   */
  MetricHome(MetricSpec spec, Supplier<MetricStore> stores, PointFactory<P> factory) {
    this.spec = spec;
    this.stores = stores;
    this.factory = factory;
    this.points = new DataPoints<>(spec, stores.get(), factory);
    this.byOrdinals = new ByOrdinals<>(spec.constants());
    fillByOrdinals();
    MeshChanges.listen(renewal);
    // Another mesh may have come just before.
    renew();
  }

  DataPoints<P> points() {
    return points;
  }

  /** The same object for good; what it leads to is always in the mesh that is in use. */
  ByOrdinals<P> byOrdinals() {
    return byOrdinals;
  }

  @SuppressWarnings("ReferenceEquality") // The very store.
  private synchronized void renew() {
    MetricStore now = stores.get();
    if (now != points.store()) {
      points = pointsIn(now);
      byOrdinals.clear();
      actions.values().removeIf(action -> !action.getAsBoolean());
      fillByOrdinals();
    }
  }

  private void fillByOrdinals() {
    if (factory.areThereFromTheBeginning()) {
      byOrdinals.fill(points::dataPoint);
    }
  }

  /**
   * Has this done now and, if it says so, whenever the data points are other ones.
   *
   * @param key of what it replaces, if there is such an action
   */
  synchronized void inEachMesh(Object key, BooleanSupplier action) {
    if (action.getAsBoolean()) {
      actions.put(key, action);
    }
  }

  /** A mesh whose registry cannot take the metric must not break whoever brings it. */
  private DataPoints<P> pointsIn(MetricStore store) {
    try {
      return new DataPoints<>(spec, store, factory);
    } catch (Throwable clash) {
      LOG.atWarn()
          .addKeyValue("metric", spec.name())
          .log(
              "The metric {} is not exposed in the mesh that is in use from now on: {}",
              spec.name(),
              clash instanceof IllegalArgumentException
                  ? clash.getMessage()
                  : ErrorTypes.text(clash));
      return new DataPoints<>(spec, MetricStore.in(new PrometheusRegistry()), factory);
    }
  }
}
