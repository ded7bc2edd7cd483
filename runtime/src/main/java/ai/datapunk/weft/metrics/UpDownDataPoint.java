package ai.datapunk.weft.metrics;

import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.GaugeSeries;
import ai.datapunk.weft.store.StripedCounter;
import org.jspecify.annotations.Nullable;

/**
 * What one label set of an up-down counter is recorded with; it is 0 at first. One that a limit
 * refuses is shown nowhere, and counted as overflow. Thread-safe.
 */
public final class UpDownDataPoint extends DataPoint {

  private final GaugePoint point;
  private final @Nullable StripedCounter count;

  /** The same for all: it knows nothing of the one thing that is in flight. */
  private final InFlight inFlight = () -> add(-1);

  UpDownDataPoint(DataPoints<UpDownDataPoint> home, ArgumentValues values) {
    super(home);
    this.point = GaugePoint.of(home, values);
    GaugeSeries series = point.known();
    this.count = series == null ? null : series.upAndDown();
  }

  /** Adds an amount, which may be negative. */
  public void add(long amount) {
    if (count != null) {
      count.add(amount);
    } else {
      point.overflowed();
    }
  }

  /** Adds one. */
  public void increment() {
    add(1);
  }

  /** Takes one away. */
  public void decrement() {
    add(-1);
  }

  /**
   * Counts one more until what this gives is closed, as in {@code try (InFlight one =
   * jobs.labelValues(queue).inFlight())}. Allocates nothing.
   */
  public InFlight inFlight() {
    add(1);
    return inFlight;
  }

  @Override
  boolean hasEnded() {
    return point.hasEnded();
  }
}
