package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One gauge, asked for its value at each scrape; absent while that is not a number. Thread-safe.
 */
public final class GaugeSeries extends Series<GaugeDataPointSnapshot> {

  private final Consumer<Throwable> faults;
  private volatile @Nullable DoubleSupplier value;

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
    value = source;
  }

  /** Has this value from now on. */
  public void set(double constant) {
    value = () -> constant;
  }

  @Override
  @Nullable GaugeDataPointSnapshot collect() {
    double now = value();
    return Double.isNaN(now) ? null : new GaugeDataPointSnapshot(now, labels(), null);
  }

  /** A source that fails must not take the other series with it. */
  @Override
  double value() {
    DoubleSupplier source = value;
    try {
      return source == null ? Double.NaN : source.getAsDouble();
    } catch (Throwable fault) {
      faults.accept(fault);
      return Double.NaN;
    }
  }
}
