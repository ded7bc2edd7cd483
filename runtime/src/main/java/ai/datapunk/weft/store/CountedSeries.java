package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;

/**
 * A series that counts: derived from cells, and never decreasing until it ends. Thread-safe.
 *
 * @param <D> what it gives at a scrape
 */
abstract class CountedSeries<D extends DataPointSnapshot> extends Series<D> {

  /** Whether it ended because nobody touched it. Guarded by this. */
  private boolean ended;

  CountedSeries(Labels labels) {
    super(labels);
  }

  /** Makes what the cell counts part of it, unless it has ended, which the cell is told. */
  public abstract void derivedFrom(Cell cell);

  /** The cells that it derives from, but for those that are forgotten. */
  abstract List<Cell> cells();

  /** How much it has counted: of what derives from cells, up to the last freeze. */
  abstract double counted();

  /** It ends now: what it counts from now on is late. */
  void ends() {}

  /**
   * Ends it if it has counted no more than this, and no cell is being made for it.
   *
   * @return whether it has ended
   */
  final synchronized boolean endUnlessMoreThan(double seen) {
    if (!cells().stream().allMatch(Cell::isAdmitted)) {
      return false;
    }
    ends();
    ended = counted() == seen;
    return ended;
  }

  /** Whether a cell can count for it no more; the cell is told. To be asked under the lock. */
  final boolean refuses(Cell cell) {
    if (ended) {
      cell.missedASeries();
    }
    return ended;
  }
}
