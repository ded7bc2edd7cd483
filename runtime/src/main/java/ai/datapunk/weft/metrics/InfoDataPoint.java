package ai.datapunk.weft.metrics;

import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.MetricStore;
import java.util.List;

/** The one series of an info. */
final class InfoDataPoint extends DataPoint {

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
      };

  private InfoDataPoint(DataPoints<InfoDataPoint> home, ArgumentValues values) {
    super(home);
    List<String> all = home.labels().withConstants(values);
    store.customMetrics().place(spec.name(), home.labels().names(), all);
  }

  @Override
  boolean hasEnded() {
    return false;
  }
}
