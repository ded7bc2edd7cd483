package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.engine.EndedApplications;
import ai.datapunk.weft.store.MetricStore;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gauge: what was set last, or what a supplier gives. Thread-safe. */
public final class Gauge extends LabelledMetric<GaugeDataPoint> {

  private static final PointFactory<GaugeDataPoint> POINTS =
      PointFactory.of(
          (spec, store, labelNames) ->
              store
                  .customMetrics()
                  .defineGauge(Instrument.GAUGE, spec.name(), spec.help(), labelNames),
          GaugeDataPoint::new);

  private Gauge(MetricHome<GaugeDataPoint> home) {
    super(home);
  }

  /**
   * Has this value from now on.
   *
   * @param value in the gauge's unit; absent if it is not a number
   * @throws IllegalArgumentException if the gauge has labels
   */
  public void set(double value) {
    unlabelled().set(value);
  }

  /**
   * Has this time as its value from now on.
   *
   * @throws IllegalArgumentException if the gauge has labels
   */
  public void set(Duration time) {
    unlabelled().set(time);
  }

  /**
   * Has this share as its value from now on.
   *
   * @param part not negative
   * @param whole at least as much; absent if it is 0
   * @throws IllegalArgumentException if the gauge has labels
   */
  public void setRatio(double part, double whole) {
    unlabelled().setRatio(part, whole);
  }

  /**
   * Takes its value from here at each scrape, in this mesh and in those that come after it.
   *
   * @param source must answer at once; what it throws is counted, and the gauge is absent then
   * @param labelValues as many as there are labels
   * @throws IllegalArgumentException if there are not as many labels
   */
  public void follow(DoubleSupplier source, @Nullable Object... labelValues) {
    requireNonNull(source, "source");
    inEachMesh(
        labelValues,
        point -> {
          if (!EndedApplications.gave(source)) {
            point.follow(source);
          }
          return !point.isRefused();
        });
  }

  /** What is to be said of a gauge. Not thread-safe. */
  public static final class Builder extends LabelledBuilder<Builder, Gauge> {

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
    public Gauge register() {
      return new Gauge(new MetricHome<>(spec(), stores, POINTS));
    }
  }
}
