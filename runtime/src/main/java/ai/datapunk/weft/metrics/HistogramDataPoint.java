package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.Ending;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What one label set of a histogram is recorded with. Thread-safe. */
public final class HistogramDataPoint extends DataPoint {

  private final DataPoints<HistogramDataPoint> home;
  private final Supplier<Cell> present;

  /** How many of what is counted the histogram's unit has. */
  private final double scale;

  private volatile Cell cell;

  HistogramDataPoint(
      DataPoints<HistogramDataPoint> home, ArgumentValues values, BucketBounds bounds) {
    super(home);
    this.home = home;
    this.scale = unit.counted();
    List<String> names = home.labels().names();
    List<String> all = home.labels().withConstants(values);
    // Weak, for the store may outlive the application that records here.
    WeakReference<?> recorder = new WeakReference<>(home);
    this.present =
        () -> {
          Cell fresh =
              store
                  .cells()
                  .wired(
                      bounds,
                      recorder,
                      wired ->
                          store
                              .customMetrics()
                              .histogram(spec.name(), names, all, values.overflow())
                              .derivedFrom(wired));
          store.cells().admit(fresh);
          return fresh;
        };
    this.cell = present.get();
  }

  /**
   * Observes a value.
   *
   * @param value in the histogram's unit, such as seconds; not negative. It is counted to the
   *     nanosecond, the byte, the billionth of a ratio or the whole number
   */
  public void observe(double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      refuse("what is observed must be 0 or more, but it is " + value);
    } else {
      record(Math.round(value * scale));
    }
  }

  /**
   * Observes a time, where the histogram is one of seconds.
   *
   * @param time not negative
   */
  public void observe(Duration time) {
    if (!isMissing(time, "time")) {
      observeNanos(nanos(time));
    }
  }

  /**
   * Observes a time, where the histogram is one of seconds.
   *
   * @param nanos in nanoseconds; not negative
   */
  public void observeNanos(long nanos) {
    if (unit != HistogramUnit.SECONDS) {
      refuse("a time was to be observed, but the name does not end in _seconds");
    } else if (nanos < 0) {
      refuse("what is observed must be 0 or more, but it is " + nanos + " ns");
    } else {
      record(nanos);
    }
  }

  private void record(long counted) {
    Cell known = cell;
    if (known.hasEnded()) {
      recordAnew(counted);
    } else {
      known.record(counted);
    }
  }

  /** The series has ended since nobody touched it: another one begins. */
  private void recordAnew(long counted) {
    try {
      renewed().record(counted);
      store.events().write();
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  private Cell renewed() {
    synchronized (this) {
      Cell known = cell;
      if (!known.hasEnded()) {
        return known;
      }
      cell = present.get();
    }
    home.add(this);
    return cell;
  }

  @Override
  void letGo(Ending ending) {
    ending.takesAttempts(cell, false, this::renewed);
  }

  @Override
  boolean hasEnded() {
    return cell.hasEnded();
  }
}
