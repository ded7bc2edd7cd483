package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;

/** The registries that show a store: its own, and further ones. Thread-safe. */
final class Registrations {

  private final RegistryEntry store;
  private final List<Collector> nameHolders = new ArrayList<>();

  /** A store must not keep the registry of an application that is gone. */
  private final Set<PrometheusRegistry> registries = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean ended;

  Registrations(RegistryEntry store) {
    this.store = store;
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
    return true;
  }

  private void unregister(PrometheusRegistry registry) {
    store.remove(registry);
    nameHolders.forEach(registry::unregister);
  }

  /** Whether the store was taken out of its registries. */
  synchronized boolean hasEnded() {
    return ended;
  }

  /** Takes names in all these registries: all of them in all, or none. */
  synchronized void take(List<? extends Collector> holders) {
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
    nameHolders.addAll(holders);
  }

  /** Takes collectors, such as of names that were taken, out of all registries. */
  synchronized void give(List<? extends Collector> holders) {
    registries.forEach(registry -> holders.forEach(registry::unregister));
    nameHolders.removeAll(holders);
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
