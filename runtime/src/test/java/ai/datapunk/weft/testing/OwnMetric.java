package ai.datapunk.weft.testing;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.CustomMetrics;
import ai.datapunk.weft.store.Histogram;
import java.util.List;

/** A histogram that a user named, as a method's wiring makes it. */
public final class OwnMetric {

  private OwnMetric() {}

  /** The histogram with these label values, of a metric that is defined by it. */
  public static Histogram histogram(
      CustomMetrics own,
      String name,
      BucketBounds bounds,
      List<String> labelNames,
      List<String> labelValues) {
    own.define(name, "Own.", bounds, HistogramType.DEFAULT, labelNames);
    return own.histogram(name, labelNames, labelValues, false);
  }
}
