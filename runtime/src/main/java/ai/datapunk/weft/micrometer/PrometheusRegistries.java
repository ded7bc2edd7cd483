package ai.datapunk.weft.micrometer;

import ai.datapunk.weft.store.MetricStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * Micrometer's registries for Prometheus, which an application has or has not: one on a Prometheus
 * registry that shows Weft's series would have each of them twice.
 */
final class PrometheusRegistries {

  private static final boolean THERE = areThere();

  /** Loaded only where there are such registries. */
  private static final class Known {

    static boolean shows(MeterRegistry registry, MetricStore store) {
      return registry instanceof PrometheusMeterRegistry prometheus
          && MetricStore.known(prometheus.getPrometheusRegistry()) == store;
    }
  }

  private PrometheusRegistries() {}

  private static boolean areThere() {
    try {
      Class.forName(
          "io.micrometer.prometheusmetrics.PrometheusMeterRegistry",
          false,
          PrometheusRegistries.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException none) {
      return false;
    }
  }

  /**
   * Lets pass all registries but those.
   *
   * @throws IllegalArgumentException if this is one, or has one in it
   */
  static void refuse(MeterRegistry registry, MetricStore store) {
    if (registry instanceof CompositeMeterRegistry composite) {
      composite.getRegistries().forEach(each -> refuse(each, store));
    } else if (THERE && Known.shows(registry, store)) {
      throw new IllegalArgumentException(
          "The Prometheus registry of this PrometheusMeterRegistry has Weft's series already, and"
              + " would have each of them twice: bind other registries only");
    }
  }
}
