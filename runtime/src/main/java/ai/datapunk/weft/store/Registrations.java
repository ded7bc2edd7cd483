package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registries that show a store: its own, and further ones. Thread-safe. */
final class Registrations {

  private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);

  private final RegistryEntry store;
  private final EventLog events;
  private final List<NameHolder> nameHolders = new ArrayList<>();

  /** Metrics that are none of Weft's: a registry may do without one that it has otherwise. */
  private final List<AddedMetric> added = new ArrayList<>();

  /** Registries that came after metrics were added, and are still to be given these. */
  private final Map<PrometheusRegistry, List<AddedMetric>> owed = new WeakHashMap<>();

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
    List<NameHolder> held = new ArrayList<>();
    try {
      for (NameHolder holder : nameHolders) {
        RegistryEntry.hold(registry, holder);
        held.add(holder);
      }
    } catch (Throwable refused) {
      held.forEach(registry::unregister);
      store.remove(registry);
      throw refused;
    }
    registries.add(registry);
    if (!added.isEmpty()) {
      owed.put(registry, List.copyOf(added));
    }
    return true;
  }

  /**
   * Gives registries that came later what was added before, but for metrics of whose names they
   * have one. To be called unlocked: it asks the application's metrics whether they are there.
   */
  void giveAdded() {
    for (Owed each : takeOwed()) {
      Set<String> names = new TreeSet<>();
      each.metrics.forEach(metric -> names.addAll(metric.names()));
      give(each, knownIfTold(each.registry, names));
    }
  }

  /** What fails in a metric of the application's is for a scrape to show. */
  private static Set<String> knownIfTold(PrometheusRegistry registry, Set<String> names) {
    try {
      return known(registry, names);
    } catch (Throwable untold) {
      return Set.of();
    }
  }

  private record Owed(PrometheusRegistry registry, List<AddedMetric> metrics) {}

  private synchronized List<Owed> takeOwed() {
    List<Owed> all = new ArrayList<>();
    owed.forEach((registry, metrics) -> all.add(new Owed(registry, metrics)));
    owed.clear();
    return all;
  }

  private synchronized void give(Owed all, Set<String> there) {
    Set<String> leftOut = new TreeSet<>();
    for (AddedMetric metric : all.metrics) {
      boolean isWanted = registries.contains(all.registry) && added.contains(metric);
      if (isWanted && !isTaken(all.registry, metric, there)) {
        leftOut.addAll(metric.names());
      }
    }
    if (!leftOut.isEmpty()) {
      events.add(() -> logLeftOut(leftOut));
    }
  }

  /** Whether the registry has the metric now. */
  private static boolean isTaken(
      PrometheusRegistry registry, AddedMetric metric, Set<String> there) {
    if (!Collections.disjoint(metric.names(), there)) {
      return false;
    }
    try {
      hold(registry, metric);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static void hold(PrometheusRegistry registry, AddedMetric metric) {
    // It may be there still, if the store alone was taken out.
    metric.unregister().accept(registry);
    metric.register().accept(registry);
  }

  private static void logLeftOut(Set<String> names) {
    LOG.atWarn()
        .addKeyValue("metrics", names)
        .log(
            "Metrics of the process are left out of a registry that has some of these names: {}."
                + " Fix: do not register them there, or leave them out everywhere with"
                + " without(\"{}\")",
            names,
            String.join("\", \"", names));
  }

  private void unregister(PrometheusRegistry registry) {
    store.remove(registry);
    nameHolders.forEach(registry::unregister);
    added.forEach(metric -> metric.unregister().accept(registry));
  }

  /** Whether the store was taken out of its registries. */
  synchronized boolean hasEnded() {
    return ended;
  }

  /** Takes names in all these registries: all of them in all, or none. */
  synchronized void take(List<NameHolder> holders) {
    inAll(holders, RegistryEntry::hold, (registry, holder) -> registry.unregister(holder));
    nameHolders.addAll(holders);
  }

  /** The same for metrics that are none of Weft's. */
  synchronized void add(List<AddedMetric> metrics) {
    inAll(metrics, Registrations::hold, (registry, metric) -> metric.unregister().accept(registry));
    added.addAll(metrics);
  }

  private <T> void inAll(
      List<? extends T> all,
      BiConsumer<PrometheusRegistry, T> hold,
      BiConsumer<PrometheusRegistry, T> letGo) {
    List<Runnable> undo = new ArrayList<>();
    try {
      for (PrometheusRegistry registry : registries) {
        for (T each : all) {
          hold.accept(registry, each);
          undo.add(() -> letGo.accept(registry, each));
        }
      }
    } catch (Throwable refused) {
      undo.forEach(Runnable::run);
      throw refused;
    }
  }

  /** Takes metrics that were added out of all registries. */
  synchronized void remove(List<AddedMetric> metrics) {
    registries.forEach(registry -> metrics.forEach(metric -> metric.unregister().accept(registry)));
    added.removeAll(metrics);
  }

  /** Those of these names, as queries have them, that one of the registries has a metric of. */
  SortedSet<String> known(Set<String> names) {
    SortedSet<String> known = new TreeSet<>();
    all().forEach(registry -> known.addAll(known(registry, names)));
    return known;
  }

  private static Set<String> known(PrometheusRegistry registry, Set<String> names) {
    Set<String> known = new TreeSet<>();
    registry
        .scrape(name -> QueriedName.isPerhaps(name, names))
        .forEach(metric -> known.add(QueriedName.of(metric)));
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
    owed.clear();
  }
}
