package ai.datapunk.weft.metrics;

import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.record.CustomLabels;
import ai.datapunk.weft.store.MetricStore;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a type of metric is in a store.
 *
 * @param <P> what is recorded with
 */
interface PointFactory<P extends DataPoint> {

  /**
   * Takes the metric's name.
   *
   * @throws IllegalArgumentException if it is in use otherwise
   */
  void define(MetricSpec spec, MetricStore store, List<String> labelNames);

  /** Where all values of all labels are recorded, since there is a limit on label sets. */
  default ArgumentValues place(CustomLabels labels, ArgumentValues values) {
    return labels.place(values);
  }

  /** What is recorded with for these label values, whose series are there from then on. */
  P create(DataPoints<P> home, ArgumentValues values);

  /** How a type of metric takes its name: see {@link #define}. */
  @FunctionalInterface
  interface Definition {
    void define(MetricSpec spec, MetricStore store, List<String> labelNames);
  }

  /** A type that needs nothing else. */
  static <P extends DataPoint> PointFactory<P> of(
      Definition definition, BiFunction<DataPoints<P>, ArgumentValues, P> creation) {
    return new PointFactory<>() {
      @Override
      public void define(MetricSpec spec, MetricStore store, List<String> labelNames) {
        definition.define(spec, store, labelNames);
      }

      @Override
      public P create(DataPoints<P> home, ArgumentValues values) {
        return creation.apply(home, values);
      }
    };
  }
}
