package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.contract.MetricType;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store's entry in registries, whichever client those are of. Until 1.4 a registry knows names
 * alone: it takes a collector a second time, keeps the names before the one that it refuses, and
 * gives up names whoever has taken them. Callers see to it that one thread at a time adds and
 * removes.
 */
final class RegistryEntry {

  private static final boolean NAMES_ALONE = !knowsTypes();

  private final MultiCollector store;

  /** A name that no metric has: where it is taken, there the store is. */
  private final NameHolder marker = marker();

  /** Whether a registry has asked what it is to register, which it does only if that is new. */
  private boolean asked;

  /** Who adds or removes the store at the moment. */
  private volatile @Nullable Thread mover;

  RegistryEntry(MultiCollector store) {
    this.store = store;
  }

  private static boolean knowsTypes() {
    try {
      MultiCollector.class.getMethod("getMetricType", String.class);
      return true;
    } catch (NoSuchMethodException namesAlone) {
      return false;
    }
  }

  private static NameHolder marker() {
    String name = "weft_store_" + UUID.randomUUID().toString().replace('-', '_');
    return new NameHolder(MetricType.GAUGE, new MetricMetadata(name), Set.of(), null);
  }

  /** The registry that takes a collector asks what there is in it. */
  void asked() {
    asked = true;
  }

  /**
   * Adds the store, unless the registry has it.
   *
   * @return whether the registry did not have it
   * @throws IllegalArgumentException if the registry holds a metric of one of the families' names
   */
  boolean add(PrometheusRegistry registry) {
    mover = Thread.currentThread();
    try {
      return NAMES_ALONE ? addByName(registry) : addByType(registry);
    } finally {
      mover = null;
    }
  }

  private boolean addByType(PrometheusRegistry registry) {
    asked = false;
    try {
      registry.register(store);
      return true;
    } catch (IllegalArgumentException refused) {
      if (asked) {
        throw refused;
      }
      return false;
    }
  }

  private boolean addByName(PrometheusRegistry registry) {
    if (!isFree(registry, marker)) {
      return false;
    }
    List<NameHolder> taken = new ArrayList<>();
    try {
      for (Family family : FamilyGroup.ungrouped()) {
        NameHolder name = NameHolder.of(family);
        hold(registry, name);
        taken.add(name);
      }
    } finally {
      // The store takes them itself: all of them, or where one is refused, none.
      taken.forEach(registry::unregister);
    }
    registry.register(store);
    return true;
  }

  private static boolean isFree(PrometheusRegistry registry, NameHolder name) {
    try {
      hold(registry, name);
      registry.unregister(name);
      return true;
    } catch (IllegalArgumentException there) {
      return false;
    }
  }

  /** Removes the store, with no other names than the families'. */
  void remove(PrometheusRegistry registry) {
    mover = Thread.currentThread();
    try {
      registry.unregister(store);
    } finally {
      mover = null;
    }
  }

  /**
   * Takes the name that a collector holds.
   *
   * @throws IllegalArgumentException if the registry holds a metric of that name
   */
  static void hold(PrometheusRegistry registry, NameHolder nameHolder) {
    if (!NAMES_ALONE) {
      // It may be there still, if the store alone was taken out.
      registry.unregister(nameHolder);
    }
    try {
      registry.register(nameHolder);
    } catch (IllegalArgumentException | IllegalStateException refused) { // The latter until 1.4.
      String custom = nameHolder.customName();
      throw new IllegalArgumentException(
          "The registry has another metric in place of "
              + (custom == null ? "Weft's " + nameHolder.name() : "your " + custom)
              + ". Fix: "
              + (custom == null ? "do not register it there" : "give yours another name")
              + ", or give the mesh a registry of its own: "
              + refused.getMessage(),
          refused);
    }
  }

  /**
   * The names that the store gives registries.
   *
   * @param all those of families and of users' histograms, which have name holders of their own
   */
  List<String> names(List<String> all) {
    List<String> names =
        Thread.currentThread() == mover
            ? FamilyGroup.ungrouped().stream().map(Family::baseName).toList()
            : all;
    return NAMES_ALONE ? Stream.concat(Stream.of(marker.name()), names.stream()).toList() : names;
  }
}
