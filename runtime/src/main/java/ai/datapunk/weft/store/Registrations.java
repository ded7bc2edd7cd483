package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registries that show a store: its own, and further ones. Thread-safe. */
final class Registrations {

  private final RegistryEntry store;
  private final EventLog events;
  private final List<NameHolder> nameHolders = new ArrayList<>();

  private final List<AddedMetrics> added = new ArrayList<>();

  /** Registries that came after metrics were added, and are still to be given these. */
  private final Map<PrometheusRegistry, List<AddedMetrics>> owed = new WeakHashMap<>();

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
      for (NameHolder holder : held) {
        FirstFailure.or(refused, () -> registry.unregister(holder));
      }
      FirstFailure.or(refused, () -> store.remove(registry));
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
   * have one, or cannot tell. To be called unlocked: it asks the application's metrics.
   */
  void giveAdded() {
    for (Owed each : takeOwed()) {
      give(each, NamesThere.asFarAsTold(each.registry, names(each.metrics.all())));
    }
  }

  private static SortedSet<String> names(Collection<AddedMetric> metrics) {
    SortedSet<String> names = new TreeSet<>();
    metrics.forEach(metric -> names.addAll(metric.names()));
    return names;
  }

  private record Owed(PrometheusRegistry registry, AddedMetrics metrics) {}

  private synchronized List<Owed> takeOwed() {
    List<Owed> all = new ArrayList<>();
    owed.forEach((registry, groups) -> groups.forEach(each -> all.add(new Owed(registry, each))));
    owed.clear();
    return all;
  }

  private synchronized void give(Owed owed, NamesThere names) {
    if (!registries.contains(owed.registry) || !added.contains(owed.metrics)) {
      return;
    }
    List<AddedMetric> there = new ArrayList<>();
    List<AddedMetric> untold = new ArrayList<>();
    Throwable fault = names.fault();
    for (AddedMetric metric : owed.metrics.all()) {
      if (names.isAnyThere(metric.names())) {
        there.add(metric);
      } else if (names.isAnyUntold(metric.names())) {
        untold.add(metric);
      } else {
        try {
          hold(owed.registry, metric);
        } catch (IllegalArgumentException refused) {
          there.add(metric);
        } catch (Throwable failed) {
          untold.add(metric);
          fault = failed;
        }
      }
    }
    tell(owed.metrics.leftOut(), names(there), names(untold), fault);
  }

  private void tell(
      AddedMetrics.LeftOut leftOut,
      SortedSet<String> there,
      SortedSet<String> untold,
      @Nullable Throwable fault) {
    if (!there.isEmpty()) {
      events.add(() -> leftOut.areThere(there));
    }
    if (!untold.isEmpty() && fault != null) {
      events.add(() -> leftOut.areUntold(untold, fault));
    }
  }

  private static void hold(PrometheusRegistry registry, AddedMetric metric) {
    // It may be there still, if the store alone was taken out.
    metric.unregister().accept(registry);
    metric.register().accept(registry);
  }

  private Stream<Runnable> removals(PrometheusRegistry registry) {
    return Stream.of(
            Stream.<Runnable>of(() -> store.remove(registry)),
            nameHolders.stream().<Runnable>map(holder -> () -> registry.unregister(holder)),
            added.stream().flatMap(metrics -> removals(registry, metrics)))
        .flatMap(each -> each);
  }

  private static Stream<Runnable> removals(PrometheusRegistry registry, AddedMetrics metrics) {
    return metrics.all().stream().map(metric -> () -> metric.unregister().accept(registry));
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
  synchronized void add(AddedMetrics metrics) {
    inAll(
        metrics.all(),
        Registrations::hold,
        (registry, metric) -> metric.unregister().accept(registry));
    added.add(metrics);
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
      undo.forEach(each -> FirstFailure.or(refused, each));
      throw refused;
    }
  }

  /**
   * Takes metrics that were added out of all registries, where one throws, out of the others too.
   */
  synchronized void remove(AddedMetrics metrics) {
    added.remove(metrics);
    FirstFailure.ofAll(
        registries.stream().flatMap(registry -> removals(registry, metrics)).toList());
  }

  /**
   * Those of these names, as queries have them, that one of the registries has a metric of, as far
   * as these tell. To be called unlocked: it asks the application's metrics.
   */
  SortedSet<String> known(Set<String> names) {
    SortedSet<String> known = new TreeSet<>();
    all().forEach(registry -> known.addAll(NamesThere.asFarAsTold(registry, names).there()));
    return known;
  }

  private synchronized List<PrometheusRegistry> all() {
    return List.copyOf(registries);
  }

  /** No registry shows the store any longer, but for what one throws that it keeps. */
  synchronized void end() {
    List<Runnable> removals = registries.stream().flatMap(this::removals).toList();
    ended = true;
    registries.clear();
    owed.clear();
    FirstFailure.ofAll(removals);
  }
}
