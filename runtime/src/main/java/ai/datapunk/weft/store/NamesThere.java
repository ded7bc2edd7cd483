package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of some names, as queries have them, a registry has metrics of. A registry tells only by a
 * scrape, which asks the application's metrics: not under a lock.
 *
 * @param there those that it has
 * @param untold those that it cannot tell of: a metric throws that has the name, or none that is
 *     known
 * @param fault what one of those has thrown; null if it told of all
 */
record NamesThere(Set<String> there, Set<String> untold, @Nullable Throwable fault) {

  /**
   * Those that the registry has.
   *
   * @throws RuntimeException what a metric throws that is asked
   */
  static Set<String> in(PrometheusRegistry registry, Set<String> names) {
    Set<String> there = new TreeSet<>();
    registry
        .scrape(name -> QueriedName.isPerhaps(name, names))
        .forEach(metric -> there.add(QueriedName.of(metric)));
    there.retainAll(names);
    return there;
  }

  /**
   * The same as far as it tells: where all at once fails, it is asked of each alone, unless a
   * metric fails that has no name, which is asked whatever for.
   */
  static NamesThere asFarAsTold(PrometheusRegistry registry, Set<String> names) {
    try {
      return new NamesThere(in(registry, names), Set.of(), null);
    } catch (Throwable failed) {
      return nameless(registry, names);
    }
  }

  private static NamesThere nameless(PrometheusRegistry registry, Set<String> names) {
    try {
      in(registry, Set.of());
    } catch (Throwable always) {
      return new NamesThere(Set.of(), names, always);
    }
    return oneByOne(registry, names);
  }

  private static NamesThere oneByOne(PrometheusRegistry registry, Set<String> names) {
    Set<String> there = new TreeSet<>();
    Set<String> untold = new TreeSet<>();
    Throwable fault = null;
    for (String name : names) {
      try {
        there.addAll(in(registry, Set.of(name)));
      } catch (Throwable failed) {
        untold.add(name);
        fault = failed;
      }
    }
    return new NamesThere(there, untold, fault);
  }

  /** Whether there is a metric of one of these names. */
  boolean isAnyThere(Set<String> some) {
    return !Collections.disjoint(there, some);
  }

  /** Whether it cannot tell of one of these names. */
  boolean isAnyUntold(Set<String> some) {
    return !Collections.disjoint(untold, some);
  }
}
