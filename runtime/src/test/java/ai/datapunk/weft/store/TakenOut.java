package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What a registry loses that others empty, for the tests of other packages. */
public final class TakenOut {

  private TakenOut() {}

  /** Takes the store of a registry out of it, and leaves it the names of users' metrics. */
  public static void of(PrometheusRegistry registry) {
    registry.unregister(MetricStore.in(registry).registered());
  }
}
