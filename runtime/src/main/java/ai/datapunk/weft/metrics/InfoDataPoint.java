package ai.datapunk.weft.metrics;

import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.Counter;
import ai.datapunk.weft.store.MetricStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One series of an info, which is there as soon as this is. Thread-safe. */
public final class InfoDataPoint extends DataPoint {

  static final PointFactory<InfoDataPoint> POINTS =
      new PointFactory<>() {
        @Override
        public void define(MetricSpec spec, MetricStore store, List<String> labelNames) {
          store.customMetrics().defineInfo(spec.name(), spec.help(), labelNames);
        }

        @Override
        public InfoDataPoint create(DataPoints<InfoDataPoint> home, ArgumentValues values) {
          return new InfoDataPoint(home, values);
        }

        /** What is not shown is not so. */
        @Override
        public boolean areThereFromTheBeginning() {
          return false;
        }
      };

  private final @Nullable Counter overflow;

  private InfoDataPoint(DataPoints<InfoDataPoint> home, ArgumentValues values) {
    super(home);
    List<String> all = home.labels().withConstants(values);
    this.overflow =
        store.customMetrics().info(spec.name(), home.labels().names(), all, values.overflow());
  }

  /** Counts what a limit has shown as another series; tells whether it is shown as it is. */
  boolean show() {
    if (overflow != null) {
      overflow.increment();
    }
    return overflow == null;
  }

  @Override
  boolean hasEnded() {
    return false;
  }
}
