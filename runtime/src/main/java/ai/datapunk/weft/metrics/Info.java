package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.store.MetricStore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An info: a series of value 1 that says something in its labels. It is there for as long as the
 * mesh is; in those that come after it, for as long as this object is. Thread-safe.
 */
public final class Info extends LabelledMetric<InfoDataPoint> {

  private Info(MetricHome<InfoDataPoint> home) {
    super(home);
  }

  /**
   * Shows the series that has these values, in this mesh and in those that come after it. One whose
   * labels are all constant is shown without that.
   *
   * @param labelValues as many as there are labels that are not constant
   * @throws IllegalArgumentException if there are not as many labels
   */
  public void show(@Nullable Object... labelValues) {
    inEachMesh(labelValues, InfoDataPoint::show);
  }

  /** What is to be said of an info. Not thread-safe. */
  public static final class Builder extends LabelledBuilder<Builder, Info> {

    private final Supplier<MetricStore> stores;

    Builder(Supplier<MetricStore> stores, String name, String help) {
      super(MetricType.INFO, name, help);
      this.stores = stores;
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public Info register() {
      return new Info(new MetricHome<>(spec(), stores, InfoDataPoint.POINTS));
    }
  }
}
