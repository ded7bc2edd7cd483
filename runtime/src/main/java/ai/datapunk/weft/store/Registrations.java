package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registries that show a store: its own, and further ones. Thread-safe. */
final class Registrations {

  private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);

  private final RegistryEntry store;
  private final EventLog events;
  private final List<Collector> nameHolders = new ArrayList<>();

  /** Metrics that are none of Weft's: a registry may do without one that it has otherwise. */
  private final List<Collector> further = new ArrayList<>();

  /** A store must not keep the registry of an application that is gone. */
  private final Set<PrometheusRegistry> registries = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean ended;

  /**
   * None.
   *
   * @param events holds what is to be logged
   */
  Registrations(RegistryEntry store, EventLog events) {
    this.store = store;
    this.events = events;
  }

  synchronized boolean isIn(PrometheusRegistry registry) {
    return registries.contains(registry);
  }

  /**
   * Registers the store, unless the registry has it.
   *
   * @return whether the registry did not have it
   * @throws IllegalArgumentException if the registry holds a metric of one of the names
   */
  synchronized boolean register(PrometheusRegistry registry) {
    if (!store.add(registry)) {
      return false;
    }
    List<Collector> held = new ArrayList<>();
    try {
      for (Collector holder : nameHolders) {
        RegistryEntry.hold(registry, holder);
        held.add(holder);
      }
    } catch (Throwable refused) {
      held.forEach(registry::unregister);
      store.remove(registry);
      throw refused;
    }
    registries.add(registry);
    further.forEach(metric -> addIfFree(registry, metric));
    return true;
  }

  private void addIfFree(PrometheusRegistry registry, Collector metric) {
    try {
      RegistryEntry.hold(registry, metric);
    } catch (IllegalArgumentException refused) {
      events.add(
          () ->
              LOG.warn(
                  "A metric of the process is left out of a registry that has one of its name: {}",
                  refused.getMessage()));
    }
  }

  private void unregister(PrometheusRegistry registry) {
    store.remove(registry);
    nameHolders.forEach(registry::unregister);
    further.forEach(registry::unregister);
  }

  /** Whether the store was taken out of its registries. */
  synchronized boolean hasEnded() {
    return ended;
  }

  /** Takes names in all these registries: all of them in all, or none. */
  synchronized void take(List<? extends Collector> holders) {
    holdInAll(holders);
    nameHolders.addAll(holders);
  }

  /** The same for metrics that are none of Weft's. */
  synchronized void add(List<? extends Collector> metrics) {
    holdInAll(metrics);
    further.addAll(metrics);
  }

  private void holdInAll(List<? extends Collector> holders) {
    List<Runnable> undo = new ArrayList<>();
    try {
      for (PrometheusRegistry registry : registries) {
        for (Collector holder : holders) {
          RegistryEntry.hold(registry, holder);
          undo.add(() -> registry.unregister(holder));
        }
      }
    } catch (Throwable refused) {
      undo.forEach(Runnable::run);
      throw refused;
    }
  }

  /** Takes metrics that were added out of all registries. */
  synchronized void remove(List<? extends Collector> metrics) {
    registries.forEach(registry -> metrics.forEach(registry::unregister));
    further.removeAll(metrics);
  }

  /** Those of these names, as the client has them, that one of the registries has a metric of. */
  Set<String> known(Set<String> names) {
    Set<String> known = new TreeSet<>();
    for (PrometheusRegistry registry : all()) {
      registry
          .scrape(names::contains)
          .forEach(metric -> known.add(metric.getMetadata().getPrometheusName()));
    }
    known.retainAll(names);
    return known;
  }

  private synchronized List<PrometheusRegistry> all() {
    return List.copyOf(registries);
  }

  /** No registry shows the store any longer. */
  synchronized void end() {
    registries.forEach(this::unregister);
    ended = true;
    registries.clear();
  }
}
