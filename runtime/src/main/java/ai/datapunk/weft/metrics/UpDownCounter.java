package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.store.MetricStore;
import java.util.function.Supplier;

/** A gauge that counts up and down. Thread-safe. */
public final class UpDownCounter extends LabelledMetric<UpDownDataPoint> {

  private static final PointFactory<UpDownDataPoint> POINTS =
      PointFactory.of(
          (spec, store, labelNames) ->
              store
                  .customMetrics()
                  .defineGauge(Instrument.UP_DOWN_COUNTER, spec.name(), spec.help(), labelNames),
          UpDownDataPoint::new);

  private UpDownCounter(MetricHome<UpDownDataPoint> home) {
    super(home);
  }

  /**
   * Adds an amount, which may be negative.
   *
   * @throws IllegalArgumentException if the metric has labels
   */
  public void add(long amount) {
    unlabelled().add(amount);
  }

  /**
   * Adds one.
   *
   * @throws IllegalArgumentException if the metric has labels
   */
  public void increment() {
    unlabelled().increment();
  }

  /**
   * Takes one away.
   *
   * @throws IllegalArgumentException if the metric has labels
   */
  public void decrement() {
    unlabelled().decrement();
  }

  /**
   * Counts one more until what this gives is closed.
   *
   * @throws IllegalArgumentException if the metric has labels
   */
  public InFlight inFlight() {
    return unlabelled().inFlight();
  }

  /** What is to be said of an up-down counter. Not thread-safe. */
  public static final class Builder extends LabelledBuilder<Builder, UpDownCounter> {

    private final Supplier<MetricStore> stores;

    Builder(Supplier<MetricStore> stores, String name, String help) {
      super(MetricType.GAUGE, name, help);
      this.stores = stores;
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public UpDownCounter register() {
      return new UpDownCounter(new MetricHome<>(spec(), stores, POINTS));
    }
  }
}
