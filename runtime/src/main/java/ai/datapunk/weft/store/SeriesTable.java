package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The series of one family by their label values: the one place where a label set is admitted or
 * ends. Thread-safe.
 *
 * @param <S> what a series is
 * @param <D> what a series gives at a scrape
 */
final class SeriesTable<S, D> {

  private final MetricMetadata metadata;
  private final List<String> labelNames;
  private final Function<Labels, S> create;
  private final Function<S, D> collect;
  private final BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot;
  private final Map<List<String>, S> series = new ConcurrentHashMap<>();
  private final RetiredInstances retired;

  SeriesTable(
      MetricMetadata metadata,
      List<String> labelNames,
      Function<Labels, S> create,
      Function<S, D> collect,
      BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot,
      RetiredInstances retired) {
    this.metadata = metadata;
    this.labelNames = labelNames;
    this.create = create;
    this.collect = collect;
    this.snapshot = snapshot;
    this.retired = retired;
  }

  /**
   * The series with these label values, which comes into being if there is none.
   *
   * @throws IllegalArgumentException if there are not as many values as the family has labels
   */
  S admit(List<String> labelValues) {
    S known = series.get(labelValues);
    if (known != null) {
      return known;
    }
    if (labelValues.size() != labelNames.size()) {
      throw new IllegalArgumentException(
          metadata.getName() + " has the labels " + labelNames + " but was given " + labelValues);
    }
    return series.computeIfAbsent(
        List.copyOf(labelValues), values -> create.apply(Labels.of(labelNames, values)));
  }

  /** Ends the series with these label values. */
  void end(List<String> labelValues) {
    series.remove(labelValues);
  }

  MetricMetadata metadata() {
    return metadata;
  }

  List<String> labelNames() {
    return labelNames;
  }

  MetricSnapshot collect() {
    List<D> points = new ArrayList<>(series.size());
    series.forEach(
        (labelValues, each) -> {
          D point = retired.holds(labelNames, labelValues) ? null : collect.apply(each);
          if (point != null) {
            points.add(point);
          }
        });
    return snapshot.apply(metadata, points);
  }
}
