package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a scrape shows of a family: its series, but for those of instances that are gone. They are
 * kept as a snapshot wants them, so that it need not sort all of them at each scrape. Telling of a
 * change is thread-safe; the rest is for one scrape at a time.
 *
 * @param <S> what a series is
 * @param <D> what a series gives at a scrape
 */
final class FamilySnapshot<S extends Series<D>, D extends DataPointSnapshot> {

  private final MetricMetadata metadata;
  private final BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot;
  private final RetiredInstances retired;
  private final Collection<S> all;
  private List<S> sorted = List.of();

  /** Set after each change of the series, and taken back before they are sorted. */
  private volatile boolean changed;

  /**
   * Of no series yet.
   *
   * @param all a view of those that there are
   */
  FamilySnapshot(
      MetricMetadata metadata,
      BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot,
      RetiredInstances retired,
      Collection<S> all) {
    this.metadata = metadata;
    this.snapshot = snapshot;
    this.retired = retired;
    this.all = all;
  }

  MetricMetadata metadata() {
    return metadata;
  }

  /** There are other series from now on. */
  void changed() {
    changed = true;
  }

  /** All values as of the last freeze. */
  MetricSnapshot take() {
    if (changed) {
      changed = false;
      sorted = new ArrayList<>(all);
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
