package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One gauge, asked for its value at each scrape; absent while that is not a number. Thread-safe.
 */
public final class GaugeSeries {

  private final Labels labels;
  private volatile DoubleSupplier value = () -> Double.NaN;

  GaugeSeries(Labels labels) {
    this.labels = labels;
  }

  /** Takes the value from here from now on. */
  public void follow(DoubleSupplier source) {
    value = source;
  }

  /** Has this value from now on. */
  public void set(double constant) {
    value = () -> constant;
  }

  @Nullable GaugeDataPointSnapshot collect() {
    double now = value.getAsDouble();
    return Double.isNaN(now) ? null : new GaugeDataPointSnapshot(now, labels, null);
  }
}
