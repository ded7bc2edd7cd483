package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.store.MetricStore;
import java.time.Duration;
import java.util.function.Supplier;

/** A counter: it only goes up. Thread-safe. */
public final class Counter extends LabelledMetric<CounterDataPoint> {

  private static final PointFactory<CounterDataPoint> POINTS =
      PointFactory.of(
          (spec, store, labelNames) ->
              store
                  .customMetrics()
                  .defineCounter(spec.name(), spec.help(), spec.unit().counted(), labelNames),
          CounterDataPoint::new);

  private Counter(MetricHome<CounterDataPoint> home) {
    super(home);
  }

  /**
   * Adds one.
   *
   * @throws IllegalArgumentException if the counter has labels
   */
  public void increment() {
    unlabelled().increment();
  }

  /**
   * Adds an amount.
   *
   * @param amount in the counter's unit; not negative
   * @throws IllegalArgumentException if the counter has labels
   */
  public void increment(long amount) {
    unlabelled().increment(amount);
  }

  /**
   * Adds a time.
   *
   * @param time not negative
   * @throws IllegalArgumentException if the counter has labels
   */
  public void increment(Duration time) {
    unlabelled().increment(time);
  }

  /**
   * Adds a time.
   *
   * @param nanos in nanoseconds; not negative
   * @throws IllegalArgumentException if the counter has labels
   */
  public void incrementNanos(long nanos) {
    unlabelled().incrementNanos(nanos);
  }

  /** What is to be said of a counter. Not thread-safe. */
  public static final class Builder extends LabelledBuilder<Builder, Counter> {

    private final Supplier<MetricStore> stores;

    Builder(Supplier<MetricStore> stores, String name, String help) {
      super(MetricType.COUNTER, name, help);
      this.stores = stores;
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public Counter register() {
      return new Counter(new MetricHome<>(spec(), stores, POINTS));
    }
  }
}
