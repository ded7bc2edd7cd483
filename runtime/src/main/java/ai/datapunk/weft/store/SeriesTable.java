package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The series of one family by their label values: the one place where a label set is admitted or
 * ends. Thread-safe, but for {@link #collect}.
 *
 * @param <S> what a series is
 * @param <D> what a series gives at a scrape
 */
final class SeriesTable<S extends Series<D>, D extends DataPointSnapshot> {

  private final MetricMetadata metadata;
  private final List<String> labelNames;
  private final Function<Labels, S> create;
  private final BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot;
  private final Map<List<String>, S> series = new ConcurrentHashMap<>();
  private final RetiredInstances retired;

  /** As a snapshot wants them, so that it need not sort all series at each scrape. */
  private List<S> sorted = List.of();

  /** Set after each change of the series, and taken back before they are sorted. */
  private volatile boolean changed;

  SeriesTable(
      MetricMetadata metadata,
      List<String> labelNames,
      Function<Labels, S> create,
      BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot,
      RetiredInstances retired) {
    this.metadata = metadata;
    this.labelNames = labelNames;
    this.create = create;
    this.snapshot = snapshot;
    this.retired = retired;
  }

  /**
   * The series with these label values, which comes into being if there is none. Values that are
   * not Unicode are made so first: series that a scrape shows as one are one.
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
    S admitted =
        series.computeIfAbsent(
            List.copyOf(LabelText.valid(labelValues)),
            values -> create.apply(Labels.of(labelNames, values)));
    changed = true;
    return admitted;
  }

  /** Ends the series with these label values. */
  void end(List<String> labelValues) {
    series.remove(LabelText.valid(labelValues));
    changed = true;
  }

  /** Ends all series of an instance, where the family is one of instances. */
  void forget(String service, String instance) {
    List<String> ended = LabelText.valid(List.of(service, instance));
    int serviceAt = labelNames.indexOf(RetiredInstances.SERVICE);
    int instanceAt = labelNames.indexOf(RetiredInstances.INSTANCE);
    if (serviceAt >= 0
        && instanceAt >= 0
        && series
            .keySet()
            .removeIf(
                values ->
                    values.get(instanceAt).equals(ended.get(1))
                        && values.get(serviceAt).equals(ended.get(0)))) {
      changed = true;
    }
  }

  MetricMetadata metadata() {
    return metadata;
  }

  List<String> labelNames() {
    return labelNames;
  }

  /** All values as of the last freeze. The store calls it for one scrape at a time. */
  MetricSnapshot collect() {
    if (changed) {
      changed = false;
      sorted = new ArrayList<>(series.values());
      sorted.sort(Comparator.comparing(Series::labels));
    }
    List<D> points = new ArrayList<>(sorted.size());
    for (S each : sorted) {
      D point = retired.holds(each.labels()) ? null : each.collect();
      if (point != null) {
        points.add(point);
      }
    }
    return snapshot.apply(metadata, points);
  }
}
