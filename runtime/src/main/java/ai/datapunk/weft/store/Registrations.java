package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The registries that show a store: its own, and further ones. Thread-safe. */
final class Registrations {

  private final MultiCollector store;
  private final List<Collector> nameHolders = new ArrayList<>();

  /** A store must not keep the registry of an application that is gone. */
  private final Set<PrometheusRegistry> registries = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean ended;

  /** Whether a registry has asked what it is to register, which it does only if that is new. */
  private boolean asked;

  Registrations(MultiCollector store) {
    this.store = store;
  }

  /** The registry that takes a collector asks what there is in it. */
  synchronized void asked() {
    asked = true;
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
    asked = false;
    try {
      registry.register(store);
    } catch (IllegalArgumentException refused) {
      if (asked) {
        throw refused;
      }
      return false;
    }
    try {
      for (Collector holder : nameHolders) {
        // It may be there still, if the store alone was taken out.
        registry.unregister(holder);
        registry.register(holder);
      }
    } catch (IllegalArgumentException clash) {
      unregister(registry);
      throw clash;
    }
    registries.add(registry);
    return true;
  }

  private void unregister(PrometheusRegistry registry) {
    registry.unregister(store);
    nameHolders.forEach(registry::unregister);
  }

  /** Whether the store was taken out of its registries. */
  synchronized boolean hasEnded() {
    return ended;
  }

  /** Takes a name in all these registries: in all, or in none. */
  synchronized void take(Collector nameHolder) {
    List<PrometheusRegistry> taken = new ArrayList<>();
    try {
      for (PrometheusRegistry registry : registries) {
        registry.register(nameHolder);
        taken.add(registry);
      }
    } catch (IllegalArgumentException clash) {
      taken.forEach(registry -> registry.unregister(nameHolder));
      throw clash;
    }
    nameHolders.add(nameHolder);
  }

  /** No registry shows the store any longer. */
  synchronized void end() {
    registries.forEach(this::unregister);
    ended = true;
    registries.clear();
  }
}
