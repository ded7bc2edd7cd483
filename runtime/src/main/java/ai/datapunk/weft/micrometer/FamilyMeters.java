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

  FamilyMeters(MeterRegistry registry, LiveFamily family) {
    this.registry = registry;
    this.family = family;
    this.kind = SeriesMeter.of(family);
  }

  /** Removes the meters of series that are gone, and registers those of others that came. */
  void update() {
    long now = family.changes();
    if (now != changes) {
      changes = now;
      List<LiveSeries> series = family.series();
      removeAllBut(new HashSet<>(series));
      addAll(series.stream().filter(each -> !meters.containsKey(each)).toList());
    }
  }

  private void addAll(List<LiveSeries> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    Set<Meter> others = Collections.newSetFromMap(new IdentityHashMap<>());
    others.addAll(registry.getMeters());
    fresh.forEach(each -> meters.put(each, register(each, others)));
  }

  /** The series' own meter: where there is one of its name and tags, a registry gives that. */
  private Optional<Meter> register(LiveSeries series, Set<Meter> others) {
    try {
      Meter meter = kind.register(registry, series);
      if (others.add(meter)) {
        return Optional.of(meter);
      }
      tell("it has one of this name with the same tags, or a filter takes tags away", null);
    } catch (RuntimeException refused) {
      tell("it refuses it", refused);
    }
    return Optional.empty();
  }

  private void tell(String why, @Nullable RuntimeException refused) {
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
    meters
        .entrySet()
        .removeIf(
            each -> {
              boolean gone = !series.contains(each.getKey());
              if (gone) {
                each.getValue().ifPresent(registry::remove);
              }
              return gone;
            });
  }
}
