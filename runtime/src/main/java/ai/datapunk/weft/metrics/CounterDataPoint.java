package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.CounterCell;
import ai.datapunk.weft.store.CustomMetrics.CounterPlace;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one label set of a counter is recorded with. Thread-safe. */
public final class CounterDataPoint extends DataPoint {

  private final Supplier<CounterPlace> present;

  /** How many of what is added the counter's unit has. */
  private final long scale;

  /** Where the label set has a series of its own for good; then it is all there is to do. */
  private final @Nullable CounterCell lasting;

  private volatile CounterCell cell;

  /** Null where the label set has a series of its own. */
  private final ai.datapunk.weft.store.@Nullable Counter overflow;

  CounterDataPoint(DataPoints<CounterDataPoint> home, ArgumentValues values) {
    super(home);
    List<String> names = home.labels().names();
    List<String> all = home.labels().withConstants(values);
    this.present = () -> store.customMetrics().counter(spec.name(), names, all, values.overflow());
    this.scale = (long) unit.counted();
    CounterPlace place = present.get();
    this.cell = place.cell();
    this.overflow = place.overflow();
    this.lasting = overflow == null && home.labels().areClosed() ? cell : null;
  }

  /** Adds one. */
  public void increment() {
    add(scale);
  }

  /**
   * Adds an amount.
   *
   * @param amount in the counter's unit; not negative
   */
  public void increment(long amount) {
    if (amount < 0) {
      refuse("a counter cannot go down, but was to go up by " + amount);
    } else if (amount > Long.MAX_VALUE / scale) {
      refuse("a counter of " + unit + " cannot go up by " + amount + " at once");
    } else {
      add(amount * scale);
    }
  }

  /**
   * Adds a time, to a counter of seconds.
   *
   * @param time not negative
   */
  public void increment(Duration time) {
    if (!isMissing(time, "time")) {
      incrementNanos(nanos(time));
    }
  }

  /**
   * Adds a time, to a counter of seconds.
   *
   * @param nanos in nanoseconds; not negative
   */
  public void incrementNanos(long nanos) {
    if (unit != HistogramUnit.SECONDS) {
      refuse("a time was to be added, but the name does not end in _seconds_total");
    } else if (nanos < 0) {
      refuse("a counter cannot go down, but was to go up by " + nanos + " ns");
    } else {
      add(nanos);
    }
  }

  private void add(long counted) {
    CounterCell known = lasting;
    if (known != null) {
      known.add(counted);
    } else {
      addIfNotEnded(counted);
    }
  }

  private void addIfNotEnded(long counted) {
    CounterCell known = cell;
    if (known.hasEnded()) {
      addAnew(counted);
      return;
    }
    known.add(counted);
    if (overflow != null) {
      overflow.increment();
    }
  }

  /** The series has ended since nobody touched it: another one begins. */
  private void addAnew(long counted) {
    try {
      CounterPlace place = present.get();
      if (place.overflow() == null) {
        cell = place.cell();
      } else {
        place.overflow().increment();
      }
      place.cell().add(counted);
      store.events().write();
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  @Override
  boolean hasEnded() {
    return cell.hasEnded();
  }
}
