package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.DefaultBuckets;
import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.MetricStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A histogram: how values are distributed, and their sum. Thread-safe. */
public final class Histogram extends LabelledMetric<HistogramDataPoint> {

  private record Points(BucketBounds bounds, HistogramType type)
      implements PointFactory<HistogramDataPoint> {

    @Override
    public void define(MetricSpec spec, MetricStore store, List<String> labelNames) {
      store.customMetrics().define(spec.name(), spec.help(), bounds, type, labelNames);
    }

    @Override
    public HistogramDataPoint create(DataPoints<HistogramDataPoint> home, ArgumentValues values) {
      // Takes no name: it is the same one, and tells what a cell must have in this store.
      BucketBounds cellBounds =
          home.store()
              .customMetrics()
              .define(home.spec().name(), home.spec().help(), bounds, type, home.labels().names());
      return new HistogramDataPoint(home, values, cellBounds);
    }
  }

  private Histogram(MetricHome<HistogramDataPoint> home) {
    super(home);
  }

  /**
   * Observes a value.
   *
   * @param value in the histogram's unit; not negative
   * @throws IllegalArgumentException if the histogram has labels
   */
  public void observe(double value) {
    unlabelled().observe(value);
  }

  /**
   * Observes a time.
   *
   * @param time not negative
   * @throws IllegalArgumentException if the histogram has labels
   */
  public void observe(Duration time) {
    unlabelled().observe(time);
  }

  /**
   * Observes a time.
   *
   * @param nanos in nanoseconds; not negative
   * @throws IllegalArgumentException if the histogram has labels
   */
  public void observeNanos(long nanos) {
    unlabelled().observeNanos(nanos);
  }

  /** What is to be said of a histogram. Not thread-safe. */
  public static final class Builder extends LabelledBuilder<Builder, Histogram> {

    private final Supplier<MetricStore> stores;
    private HistogramType type = HistogramType.DEFAULT;
    private BucketBounds bounds;

    Builder(Supplier<MetricStore> stores, String name, String help) {
      super(MetricType.HISTOGRAM, name, help);
      this.stores = stores;
      this.bounds = BucketBounds.of(unit(), DefaultBuckets.of(unit()));
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * With these upper bounds of buckets, in the histogram's unit; the last one, infinity, is left
     * out.
     *
     * @throws IllegalArgumentException if they are not finite, positive and ascending, or there is
     *     none
     */
    public Builder buckets(double... upperBounds) {
      if (requireNonNull(upperBounds, "upperBounds").length == 0) {
        throw new IllegalArgumentException(
            name() + " has no buckets: leave them out to have Weft's, or name one at least");
      }
      bounds = BucketBounds.of(unit(), upperBounds);
      return this;
    }

    /** With buckets kept in this way; as the mesh keeps them unless this is called. */
    public Builder type(HistogramType histogramType) {
      type = requireNonNull(histogramType, "histogramType");
      return this;
    }

    private HistogramUnit unit() {
      return MetricNaming.unit(name());
    }

    @Override
    public Histogram register() {
      return new Histogram(new MetricHome<>(spec(), stores, new Points(bounds, type)));
    }
  }
}
