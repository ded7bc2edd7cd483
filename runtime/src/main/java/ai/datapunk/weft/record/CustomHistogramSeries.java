package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.Histogram;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;

/** The series of a method's own histogram, and which label values it admits. Thread-safe. */
final class CustomHistogramSeries implements MethodSeries {

  private final CustomHistogram metric;
  private final MetricStore store;
  private final BucketBounds cellBounds;
  private final CustomLabels labels;

  /**
   * Takes the metric's name.
   *
   * @throws IllegalArgumentException if it is in use otherwise
   */
  CustomHistogramSeries(CustomHistogram metric, MetricStore store) {
    this.metric = metric;
    this.store = store;
    BucketBounds bounds =
        metric.buckets().isEmpty()
            ? BucketBounds.DEFAULT
            : BucketBounds.of(metric.buckets().stream().mapToDouble(Double::doubleValue).toArray());
    this.labels = new CustomLabels(metric.name(), metric.constantLabels(), metric.labels(), store);
    this.cellBounds =
        store
            .customMetrics()
            .define(metric.name(), metric.help(), bounds, metric.histogram(), labels.names());
    labels.declare();
  }

  /** Its labels. */
  CustomLabels labels() {
    return labels;
  }

  @Override
  public BucketBounds bounds() {
    return cellBounds;
  }

  @Override
  public void zeros() {
    if (labels.areClosed()) {
      zerosBelow(ArgumentValues.NONE);
    }
  }

  private void zerosBelow(ArgumentValues chosen) {
    int next = chosen.values().size();
    if (labels.isComplete(chosen)) {
      histogram(chosen);
      return;
    }
    for (String value : labels.arguments().get(next).values()) {
      zerosBelow(chosen.and(value));
    }
  }

  @Override
  public void zeros(ArgumentValues values, @Nullable TrackedInstance instance) {
    histogram(values);
  }

  @Override
  public void operation(Cell cell, OperationOutcome outcome, ArgumentValues values) {
    histogram(values).derivedFrom(cell);
  }

  private Histogram histogram(ArgumentValues values) {
    return store
        .customMetrics()
        .histogram(metric.name(), labels.names(), labels.withConstants(values), values.overflow());
  }
}
