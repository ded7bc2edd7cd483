package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.GaugeSeries;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * What one label set of a gauge is recorded with. One that a limit refuses is shown nowhere, and
 * counted as overflow. Thread-safe.
 */
public final class GaugeDataPoint extends DataPoint {

  private final GaugePoint point;

  GaugeDataPoint(DataPoints<GaugeDataPoint> home, ArgumentValues values) {
    super(home);
    this.point = GaugePoint.of(home, values);
  }

  /**
   * Has this value from now on.
   *
   * @param value in the gauge's unit; absent if it is not a number
   */
  public void set(double value) {
    GaugeSeries series = point.series();
    if (series != null) {
      series.set(value);
    }
  }

  /** Has this time as its value from now on, where the gauge is one of seconds. */
  public void set(Duration time) {
    if (unit != HistogramUnit.SECONDS) {
      refuse("a time was to be set, but the name does not end in _seconds");
    } else if (!isMissing(time, "time")) {
      set(seconds(time));
    }
  }

  /**
   * Has this share as its value from now on, where the gauge is one of ratios.
   *
   * @param part not negative
   * @param whole at least as much; absent if it is 0
   */
  public void setRatio(double part, double whole) {
    if (unit != HistogramUnit.RATIO) {
      refuse("a ratio was to be set, but the name does not end in _ratio");
    } else if (!(part >= 0) || !(whole >= part)) {
      refuse(part + " of " + whole + " is no ratio from 0 to 1");
    } else {
      set(whole == 0 ? Double.NaN : part / whole);
    }
  }

  /**
   * Takes its value from here at each scrape, until it is set.
   *
   * @param source must answer at once; what it throws is counted, and the gauge is absent then
   */
  public void follow(DoubleSupplier source) {
    requireNonNull(source, "source");
    GaugeSeries series = point.series();
    if (series != null) {
      series.follow(source);
    }
  }

  /** Whether a limit does, so that it is shown nowhere. */
  boolean isRefused() {
    return point.known() == null;
  }

  @Override
  boolean hasEnded() {
    return point.hasEnded();
  }
}
