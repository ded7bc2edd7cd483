package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One gauge, asked for its value at each scrape; absent while that is not a number. Thread-safe.
 */
public final class GaugeSeries extends Series<GaugeDataPointSnapshot> {

  private volatile @Nullable DoubleSupplier value;

  GaugeSeries(Labels labels) {
    super(labels);
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
    DoubleSupplier source = value;
    double now = source == null ? Double.NaN : source.getAsDouble();
    return Double.isNaN(now) ? null : new GaugeDataPointSnapshot(now, labels(), null);
  }
}
