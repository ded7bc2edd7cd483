package ai.datapunk.weft.metrics;

import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.CustomMetrics.GaugePlace;
import ai.datapunk.weft.store.GaugeSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series of one label set of a gauge. Thread-safe. */
final class GaugePoint {

  private final @Nullable GaugeSeries series;
  private final ai.datapunk.weft.store.@Nullable Counter overflow;

  private GaugePoint(GaugePlace place) {
    this.series = place.series();
    this.overflow = place.overflow();
  }

  static GaugePoint of(DataPoints<?> home, ArgumentValues values) {
    return of(home, home.labels().names(), home.labels().withConstants(values), values.overflow());
  }

  static GaugePoint of(
      DataPoints<?> home, List<String> names, List<String> values, boolean overflows) {
    return new GaugePoint(
        home.store().customMetrics().gauge(home.spec().name(), names, values, overflows));
  }

  /** The series; null where a limit refuses it, which is counted. */
  @Nullable GaugeSeries series() {
    overflowed();
    return series;
  }

  /** The same, where nothing is recorded yet. */
  @Nullable GaugeSeries known() {
    return series;
  }

  /** Counts what a limit refuses, if it does. */
  void overflowed() {
    if (overflow != null) {
      overflow.increment();
    }
  }

  boolean hasEnded() {
    return series != null && series.hasEnded();
  }
}
