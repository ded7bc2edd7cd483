package ai.datapunk.weft.micrometer;

import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.store.LiveFamily;
import ai.datapunk.weft.store.LiveSeries;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
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

  private final BoundRegistry bound;
  private final MeterRegistry registry;
  private final LiveFamily family;
  private final SeriesMeter kind;

  /** Whether the registry tells what has come since it told last. */
  private final boolean tellsIncreases;

  /** What meters read, which refer to it weakly. */
  private final Map<LiveSeries, SeriesReading> readings = new HashMap<>();

  /** What is shown; empty where the registry has no meter of the series' own. */
  private final Map<LiveSeries, Optional<Meter>> meters = new HashMap<>();

  /** The changes that are shown; none at first. */
  private long changes = -1;

  private boolean told;
  private boolean toldOfRemoval;

  FamilyMeters(BoundRegistry bound, LiveFamily family) {
    this.bound = bound;
    this.registry = bound.registry();
    this.family = family;
    this.kind = SeriesMeter.of(family);
    this.tellsIncreases =
        registry instanceof StepMeterRegistry && family.type() != MetricType.GAUGE;
  }

  /**
   * Removes the meters of series that are gone, and registers those of others that came, or that
   * had found their names and tags taken. Where increases are told, those of a family that is
   * hidden stay: what they have read in this step is told only with the next one.
   */
  void update(MetersThere there) {
    long now = family.changes();
    if (now != changes) {
      boolean shown = family.isShown();
      List<LiveSeries> series = shown || tellsIncreases ? family.series() : List.of();
      Set<LiveSeries> staying = new HashSet<>(series);
      removeAllBut(staying, there);
      readings.keySet().retainAll(staying);
      readings.values().forEach(each -> each.freeze(!shown));
      if (shown) {
        for (LiveSeries each : series) {
          if (!meters.containsKey(each)) {
            SeriesReading reading = readings.computeIfAbsent(each, SeriesReading::new);
            meters.put(each, register(reading, there));
          }
        }
      }
      changes = now;
    }
  }

  /** Has another go, at the next update, at series that have no meter. */
  void lookAgain() {
    if (meters.values().removeIf(Optional::isEmpty)) {
      changes = -1;
    }
  }

  /** The series' own meter: where there is one of its name and tags, a registry gives that. */
  private Optional<Meter> register(SeriesReading series, MetersThere there) {
    try {
      Optional<Meter> own = kind.register(registry, series, there);
      if (own.isEmpty() && !bound.isShared()) {
        tell("it has one of this name with the same tags, or a filter takes tags away", null);
      }
      return own;
    } catch (Throwable refused) {
      tell("it refuses it", refused);
      return Optional.empty();
    }
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
  void end(MetersThere there) {
    removeAllBut(Set.of(), there);
    readings.clear();
  }

  private void removeAllBut(Set<LiveSeries> series, MetersThere there) {
    Map<LiveSeries, Optional<Meter>> gone = new HashMap<>(meters);
    gone.keySet().removeAll(series);
    if (gone.isEmpty()) {
      return;
    }
    List<Meter> own = gone.values().stream().flatMap(Optional::stream).filter(there::have).toList();
    meters.keySet().removeAll(gone.keySet());
    // What had the name and the tags of another one may be what goes.
    meters.values().removeIf(Optional::isEmpty);
    own.forEach(meter -> remove(meter, there));
  }

  /** The registry has it no longer, also where a listener of the application's fails then. */
  private void remove(Meter meter, MetersThere there) {
    there.goes();
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
