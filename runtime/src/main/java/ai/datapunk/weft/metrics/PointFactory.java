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
interface PointFactory<P extends DataPoint> extends MetricDefinition {

  /** Where all values of all labels are recorded, since there is a limit on label sets. */
  default ArgumentValues place(CustomLabels labels, ArgumentValues values) {
    return labels.place(values);
  }

  /** What is recorded with for these label values, whose series are there from then on. */
  P create(DataPoints<P> home, ArgumentValues values);

  /** Whether series are there from the beginning where all values of all labels are known. */
  default boolean areThereFromTheBeginning() {
    return true;
  }

  /** A type that needs nothing else. */
  static <P extends DataPoint> PointFactory<P> of(
      MetricDefinition definition, BiFunction<DataPoints<P>, ArgumentValues, P> creation) {
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
