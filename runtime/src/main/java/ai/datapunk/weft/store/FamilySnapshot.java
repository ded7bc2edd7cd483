package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
  private final EventLog events;
  private List<S> sorted = List.of();

  /** How often the series have changed; counted after each change. */
  private final AtomicLong changes = new AtomicLong();

  /** How often they had when they were sorted last. */
  private long sortedChanges;

  /**
   * Of no series yet.
   *
   * @param all a view of those that there are
   * @param events tells who watches them
   */
  FamilySnapshot(
      MetricMetadata metadata,
      BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot,
      RetiredInstances retired,
      Collection<S> all,
      EventLog events) {
    this.metadata = metadata;
    this.snapshot = snapshot;
    this.retired = retired;
    this.all = all;
    this.events = events;
  }

  MetricMetadata metadata() {
    return metadata;
  }

  /** There are other series from now on. */
  void changed() {
    changes.incrementAndGet();
    events.seriesChanged();
  }

  /** How often the series have changed. */
  long changes() {
    return changes.get();
  }

  /** The series that a scrape shows where they have a value. */
  List<S> shown() {
    return all.stream().filter(each -> !retired.holds(each.labels())).toList();
  }

  /** All values as of the last freeze. */
  MetricSnapshot take() {
    long now = changes.get();
    if (now != sortedChanges) {
      sortedChanges = now;
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
