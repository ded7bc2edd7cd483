package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A metric that is none of Weft's families, or several that are collected together. Needs a client
 * from 1.5 on.
 *
 * @param names as queries have them
 * @param register has a registry show it
 * @param unregister takes it out of a registry; nothing where it is not there
 */
public record AddedMetric(
    Set<String> names,
    Consumer<PrometheusRegistry> register,
    Consumer<PrometheusRegistry> unregister) {

  /** One metric. */
  @SuppressWarnings("deprecation") // What later clients ask for in its place, 1.5 does not have.
  public static AddedMetric of(Collector metric) {
    String name = String.valueOf(metric.getPrometheusName());
    return new AddedMetric(
        Set.of(QueriedName.of(name, metric.getMetricType())),
        registry -> registry.register(metric),
        registry -> registry.unregister(metric));
  }

  /** Several that are collected together. */
  @SuppressWarnings("deprecation")
  public static AddedMetric of(MultiCollector metrics) {
    return new AddedMetric(
        metrics.getPrometheusNames().stream()
            .map(name -> QueriedName.of(name, metrics.getMetricType(name)))
            .collect(Collectors.toUnmodifiableSet()),
        registry -> registry.register(metrics),
        registry -> registry.unregister(metrics));
  }
}
