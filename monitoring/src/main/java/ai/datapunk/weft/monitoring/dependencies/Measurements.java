package ai.datapunk.weft.monitoring.dependencies;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks Prometheus who calls whom. */
final class Measurements {

  private Measurements() {}

  /**
   * What there is of each that calls another.
   *
   * @throws PrometheusException if it does not say
   */
  static NavigableMap<Dependency, Measured> of(
      PrometheusClient prometheus, DependencyQueries queries) throws PrometheusException {
    Map<Dependency, Double> calls = prometheus.ask(queries.calls().text());
    Map<Dependency, Double> failures = prometheus.ask(queries.failures().text());
    Map<Dependency, Double> durations = prometheus.ask(queries.durations().text());
    Map<Dependency, Double> retries = prometheus.ask(queries.retries().text());
    Map<Dependency, Double> circuits = prometheus.ask(DependencyQueries.circuits().text());
    NavigableMap<Dependency, Measured> all = new TreeMap<>();
    calls.forEach(
        (dependency, rate) ->
            all.put(
                dependency,
                new Measured(
                    rate,
                    failures.getOrDefault(dependency, 0.0),
                    number(durations.get(dependency)),
                    retries.getOrDefault(dependency, 0.0),
                    circuits.get(dependency))));
    all.keySet().removeIf(Dependency::isOwn);
    return Collections.unmodifiableNavigableMap(all);
  }

  /** Without calls, a quantile is not a number. */
  private static @Nullable Double number(@Nullable Double value) {
    return value == null || value.isNaN() ? null : value;
  }
}
