package ai.datapunk.weft.micrometer;

import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.store.LiveFamily;
import ai.datapunk.weft.store.LiveSeries;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.prometheus.metrics.model.snapshots.Label;
import java.util.List;
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
   * Registers a series' meter.
   *
   * @return the registry's meter of that name and tags, which may be another one
   */
  Meter register(MeterRegistry registry, LiveSeries series) {
    List<Tag> tags = series.labels().stream().map(SeriesMeter::tag).toList();
    return switch (type) {
      case COUNTER ->
          FunctionCounter.builder(name, series, LiveSeries::value)
              .tags(tags)
              .description(help)
              .baseUnit(unit)
              .register(registry);
      case GAUGE ->
          Gauge.builder(name, series, LiveSeries::value)
              .tags(tags)
              .description(help)
              .baseUnit(unit)
              .register(registry);
      case HISTOGRAM ->
          FunctionTimer.builder(
                  name, series, LiveSeries::count, LiveSeries::value, TimeUnit.SECONDS)
              .tags(tags)
              .description(help)
              .register(registry);
    };
  }

  private static Tag tag(Label label) {
    return Tag.of(dotted(label.getName()), label.getValue());
  }
}
