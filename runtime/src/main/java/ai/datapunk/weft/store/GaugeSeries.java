package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One gauge, asked for its value at each scrape; absent while that is not a number. Thread-safe.
 */
public final class GaugeSeries extends Series<GaugeDataPointSnapshot> {

  private final Consumer<Throwable> faults;

  /** What was set last; not a number before that. */
  private volatile double constant = Double.NaN;

  /** Null where what was set holds. */
  private volatile @Nullable DoubleSupplier source;

  /** What was added and taken; null where that is not counted. */
  private volatile @Nullable StripedCounter upAndDown;

  /**
   * A gauge that is absent.
   *
   * @param faults is told why a value could not be taken
   */
  GaugeSeries(Labels labels, Consumer<Throwable> faults) {
    super(labels);
    this.faults = faults;
  }

  /** Takes the value from here from now on. */
  public void follow(DoubleSupplier source) {
    this.source = source;
  }

  /** Has this value from now on. */
  public void set(double constant) {
    this.constant = constant;
    if (source != null) {
      source = null;
    }
  }

  /** What is added to it and taken from it, of which it has the sum from now on. */
  public StripedCounter upAndDown() {
    StripedCounter known = upAndDown;
    return known != null ? known : createUpAndDown();
  }

  private synchronized StripedCounter createUpAndDown() {
    StripedCounter known = upAndDown;
    if (known == null) {
      known = new StripedCounter();
      follow(known::sum);
      upAndDown = known;
    }
    return known;
  }

  /** Is absent if what gives its value has gone. */
  void letGo(Predicate<Object> gone) {
    DoubleSupplier now = source;
    if (now != null && gone.test(now)) {
      set(Double.NaN);
    }
  }

  /** Whether another one has its place. */
  public boolean hasEnded() {
    return isGone();
  }

  @Override
  @Nullable GaugeDataPointSnapshot collect() {
    double now = value();
    return Double.isNaN(now) ? null : new GaugeDataPointSnapshot(now, labels(), null);
  }

  /** A source that fails must not take the other series with it. */
  @Override
  double value() {
    DoubleSupplier now = source;
    try {
      return now == null ? constant : now.getAsDouble();
    } catch (Throwable fault) {
      faults.accept(fault);
      return Double.NaN;
    }
  }
}
