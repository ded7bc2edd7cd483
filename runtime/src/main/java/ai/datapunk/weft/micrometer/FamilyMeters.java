package ai.datapunk.weft.micrometer;

import ai.datapunk.weft.store.LiveFamily;
import ai.datapunk.weft.store.LiveSeries;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of one family in one registry. Not thread-safe. */
final class FamilyMeters {

  private static final Logger LOG = LoggerFactory.getLogger(WeftMeterBinder.class);

  private final MeterRegistry registry;
  private final LiveFamily family;
  private final SeriesMeter kind;

  /** What is shown; empty where the registry has no meter of the series' own. */
  private final Map<LiveSeries, Optional<Meter>> meters = new HashMap<>();

  /** The changes that are shown; none at first. */
  private long changes = -1;

  private boolean told;
  private boolean toldOfRemoval;

  FamilyMeters(MeterRegistry registry, LiveFamily family) {
    this.registry = registry;
    this.family = family;
    this.kind = SeriesMeter.of(family);
  }

  /**
   * Removes the meters of series that are gone, and registers those of others that came, or that
   * had found their names and tags taken.
   */
  void update() {
    long now = family.changes();
    if (now != changes) {
      List<LiveSeries> series = family.series();
      removeAllBut(new HashSet<>(series));
      addAll(series.stream().filter(each -> !meters.containsKey(each)).toList());
      changes = now;
    }
  }

  private void addAll(List<LiveSeries> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    Set<Meter> others = ofRegistry();
    fresh.forEach(each -> meters.put(each, register(each, others)));
  }

  /** All meters of the registry, these very ones: two of one name and tags are equal. */
  private Set<Meter> ofRegistry() {
    Set<Meter> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(registry.getMeters());
    return all;
  }

  /** The series' own meter: where there is one of its name and tags, a registry gives that. */
  private Optional<Meter> register(LiveSeries series, Set<Meter> others) {
    try {
      Meter meter = kind.register(registry, series);
      if (others.add(meter)) {
        return Optional.of(meter);
      }
      tell("it has one of this name with the same tags, or a filter takes tags away", null);
    } catch (Throwable refused) {
      tell("it refuses it", refused);
    }
    return Optional.empty();
  }

  private void tell(String why, @Nullable Throwable refused) {
    if (!told) {
      told = true;
      LOG.atWarn()
          .addKeyValue("meter", kind.name())
          .addKeyValue("registry", registry.getClass().getName())
          .setCause(refused)
          .log(
              "A meter {} of Weft's is not shown in {}, because {}. This is not told again for the"
                  + " name",
              kind.name(),
              registry.getClass().getName(),
              why);
    }
  }

  /** Removes all meters. */
  void end() {
    removeAllBut(Set.of());
  }

  private void removeAllBut(Set<LiveSeries> series) {
    Map<LiveSeries, Optional<Meter>> gone = new HashMap<>(meters);
    gone.keySet().removeAll(series);
    if (gone.isEmpty()) {
      return;
    }
    Set<Meter> there = ofRegistry();
    meters.keySet().removeAll(gone.keySet());
    // What had the name and the tags of another one may be what goes.
    meters.values().removeIf(Optional::isEmpty);
    gone.values().forEach(each -> each.filter(there::contains).ifPresent(this::remove));
  }

  /** The registry has it no longer, also where a listener of the application's fails then. */
  private void remove(Meter meter) {
    try {
      registry.remove(meter);
    } catch (Throwable fault) {
      tellOfRemoval(fault);
    }
  }

  private void tellOfRemoval(Throwable fault) {
    if (!toldOfRemoval) {
      toldOfRemoval = true;
      LOG.atWarn()
          .addKeyValue("meter", kind.name())
          .addKeyValue("registry", registry.getClass().getName())
          .setCause(fault)
          .log(
              "When a meter {} of Weft's was removed from {}, the registry or a listener of its"
                  + " failed. This is not told again for the name",
              kind.name(),
              registry.getClass().getName());
    }
  }
}
