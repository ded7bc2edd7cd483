package ai.datapunk.weft.micrometer;

import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.store.LiveFamily;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.prometheus.metrics.model.snapshots.Label;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a family's series are in Micrometer. The names are those of which its convention for
 * Prometheus makes the family's again: words with dots between them, without {@code _total}, and of
 * a histogram without {@code _seconds}. Immutable.
 *
 * @param name of the meters
 * @param help what they say
 * @param unit the base unit, where a name is to end in it and does; null for none
 */
record SeriesMeter(MetricType type, String name, String help, @Nullable String unit) {

  private static final String SECONDS = "seconds";

  static SeriesMeter of(LiveFamily family) {
    String name = dotted(family.name());
    boolean seconds = name.endsWith("." + SECONDS);
    if (family.type() == MetricType.HISTOGRAM && seconds) {
      name = name.substring(0, name.length() - SECONDS.length() - 1);
    }
    return new SeriesMeter(family.type(), name, family.help(), seconds ? SECONDS : null);
  }

  private static String dotted(String name) {
    return name.replace('_', '.');
  }

  /**
   * Registers a series' meter. A registry has no way to ask for one meter of many: what it gives is
   * the one that was made of these very objects, or it is another one. One without tags may show
   * none of them, behind a filter of the application's that describes it anew; it is known by what
   * there was before, which is asked for at most once in a go, since a family has one such series.
   *
   * @return the registry's meter of that name and tags; empty where that is another one, which was
   *     there before
   */
  Optional<Meter> register(MeterRegistry registry, SeriesReading series, MetersThere there) {
    List<Tag> tags = series.labels().stream().map(SeriesMeter::tag).toList();
    if (tags.isEmpty()) {
      Set<Meter> known = there.all();
      Meter meter = register(registry, series, help, tags);
      return Optional.of(meter).filter(known::add);
    }
    String ownHelp = new String(help);
    Set<Object> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    parts.add(ownHelp);
    parts.addAll(tags);
    Meter meter = register(registry, series, ownHelp, tags);
    return Optional.of(meter).filter(given -> isMadeOf(parts, given.getId()));
  }

  private Meter register(
      MeterRegistry registry, SeriesReading series, String ownHelp, List<Tag> tags) {
    return switch (type) {
      case COUNTER ->
          FunctionCounter.builder(name, series, SeriesReading::value)
              .tags(tags)
              .description(ownHelp)
              .baseUnit(unit)
              .register(registry);
      case GAUGE, INFO ->
          Gauge.builder(name, series, SeriesReading::value)
              .tags(tags)
              .description(ownHelp)
              .baseUnit(unit)
              .register(registry);
      case HISTOGRAM ->
          FunctionTimer.builder(
                  name, series, SeriesReading::count, SeriesReading::value, TimeUnit.SECONDS)
              .tags(tags)
              .description(ownHelp)
              .register(registry);
    };
  }

  /** One of them is enough: filters describe meters anew, or give them other tags. */
  private static boolean isMadeOf(Set<Object> parts, Meter.Id id) {
    return parts.contains(id.getDescription()) || id.getTags().stream().anyMatch(parts::contains);
  }

  private static Tag tag(Label label) {
    return Tag.of(dotted(label.getName()), label.getValue());
  }
}
