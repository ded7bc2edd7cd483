package ai.datapunk.weft.metrics;

import ai.datapunk.weft.store.MetricStore;
import java.util.List;

/** How a type of metric takes its name in a store. */
@FunctionalInterface
interface MetricDefinition {

  /**
   * Takes the metric's name.
   *
   * @throws IllegalArgumentException if it is in use otherwise
   */
  void define(MetricSpec spec, MetricStore store, List<String> labelNames);
}
