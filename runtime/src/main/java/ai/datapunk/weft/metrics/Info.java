package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.store.MetricStore;
import java.util.function.Supplier;

/**
 * An info: a series of value 1 that says something in its labels. It is there for as long as the
 * mesh is; in those that come after it, for as long as this object is. Thread-safe.
 */
public final class Info {

  private final MetricHome<InfoDataPoint> home;

  private Info(MetricHome<InfoDataPoint> home) {
    this.home = home;
  }

  /** Its name. */
  @Override
  public String toString() {
    return home.points().spec().name();
  }

  /** What is to be said of an info: its labels are constant ones. Not thread-safe. */
  public static final class Builder extends MetricBuilder<Builder, Info> {

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
