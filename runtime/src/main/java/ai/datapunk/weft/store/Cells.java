package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.HistogramUnit;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a store: makes them, and takes their values at each scrape. Thread-safe, but for
 * {@link #freeze}.
 */
public final class Cells {

  private final HistogramType histogramType;
  private final ExemplarSampler sampler;
  private final Map<BucketBounds, BucketBounds> sharedBounds = new ConcurrentHashMap<>();
  private final CellList operations = new CellList();
  private final CellList cells = new CellList();
  private final FoldedCells folded;
  private final EndedCells ended;

  /**
   * No cells.
   *
   * @param histogramType how the buckets of histograms are kept that derive from the cells
   * @param faults is told why an exemplar could not be taken, or counts not be moved
   * @param events keeps what is to be logged
   */
  Cells(HistogramType histogramType, Consumer<Throwable> faults, EventLog events) {
    this.histogramType = histogramType;
    this.sampler = new ExemplarSampler(System::currentTimeMillis, faults, events);
    this.folded = new FoldedCells(faults);
    this.ended = new EndedCells(faults);
  }

  /**
   * A new cell with these bounds at least. The caller makes all series that derive from it known to
   * them, admits the cell, and only then records in it: so no scrape sees a part of the families
   * only.
   */
  public Cell newCell(BucketBounds bounds) {
    return newCell(bounds, null);
  }

  private Cell newCell(BucketBounds bounds, @Nullable WeakReference<?> recorder) {
    BucketBounds known = sharedBounds.get(bounds);
    return new Cell(
        known != null ? known : shared(bounds),
        bounds.unit() == HistogramUnit.SECONDS ? sampler : null,
        recorder);
  }

  /**
   * The same, that counts for all series that it is wired to. Where one of them ends meanwhile, the
   * wiring has to find what has its place.
   *
   * @param recorder all who record in it have that: once it is gone, the counts are kept without
   *     the cell; null if that is the store
   */
  public Cell wired(
      BucketBounds bounds, @Nullable WeakReference<?> recorder, Consumer<Cell> wiring) {
    while (true) {
      Cell cell = newCell(bounds, recorder);
      wiring.accept(cell);
      if (cell.isWhole()) {
        return cell;
      }
      cell.forget();
      Thread.onSpinWait();
    }
  }

  /** One of equal bounds for all cells, and with it one table of positions. */
  private BucketBounds shared(BucketBounds bounds) {
    BucketBounds needed = new HistogramShape(bounds, histogramType).cellBounds();
    return sharedBounds.computeIfAbsent(bounds, unknown -> needed);
  }

  /** How many cells were admitted and not let go. */
  int count() {
    return operations.count() + cells.count();
  }

  /** Has the cell's values taken from the next scrape on. */
  public void admit(Cell cell) {
    cells.add(cell);
  }

  /** The same, unless that was done. */
  void admitOnce(Cell cell) {
    cells.addOnce(cell);
  }

  /**
   * The same for a cell of operations, each of which is recorded after its attempts: its values are
   * taken before theirs, so that no scrape counts an operation without its attempts.
   */
  public void admitOperations(Cell cell) {
    operations.add(cell);
  }

  /**
   * Has what a cell of attempts has counted, and what those who looked it up still record in it,
   * counted by another one of the same bounds, from which the same series derive, but for those
   * that end.
   *
   * @param into gives the one that counts on at the time
   */
  public void fold(Cell from, Supplier<Cell> into) {
    folded.add(from, into);
  }

  /** Takes back what was folded, if its counts were not yet moved; gives where they were to go. */
  @Nullable Supplier<Cell> takeBack(Cell folding) {
    return folded.takeBack(folding);
  }

  /** Has what is recorded in an ended cell from the last freeze on moved to the present one. */
  void endLate(Cell from, boolean operation, Supplier<Cell> present) {
    ended.add(from, operation, present);
  }

  /** The cells that nobody records in any longer, and whose next freeze is their last. */
  List<Cell> orphans(ScrapeTime now) {
    List<Cell> orphans = new ArrayList<>();
    operations.orphans(now, orphans::add);
    cells.orphans(now, orphans::add);
    return orphans;
  }

  /** Lets go of what is forgotten. For one thread at a time, and not with a freeze. */
  void letGo() {
    operations.letGo();
    cells.letGo();
  }

  /** Lets go of what was folded. For one thread at a time, and not while a scrape derives. */
  void tidy() {
    if (folded.takeIn()) {
      cells.letGo();
    }
  }

  /**
   * Takes the values of all cells that were admitted. For one scrape at a time. What was folded is
   * moved after the operations are taken, as attempts are: no scrape counts one without them.
   *
   * @param now the scrape
   */
  void freeze(ScrapeTime now) {
    ended.settleOperations();
    operations.freeze();
    folded.settle(now);
    ended.settleAttempts(now);
    cells.freeze();
  }
}
