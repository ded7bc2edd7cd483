package ai.datapunk.weft.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The residues of cells that ended with a series: what they had counted, for the series that they
 * counted for besides and that go on. Cells that leave the same ones share a residue, so there are
 * few, however many come and go. For one thread at a time.
 */
final class Residues {

  private record Key(BucketBounds bounds, Set<CountedSeries<?>> series) {}

  private final Cells cells;
  private final Map<Key, Cell> residues = new HashMap<>();
  private final Set<Cell> changed = new HashSet<>();

  Residues(Cells cells) {
    this.cells = cells;
  }

  /** The residues for a series that is gone: they end, and leave residues of their own. */
  List<Cell> outdated() {
    List<Cell> outdated = new ArrayList<>();
    residues.forEach(
        (key, cell) -> {
          if (key.series.stream().anyMatch(Series::isGone)) {
            outdated.add(cell);
          }
        });
    return outdated;
  }

  /** These have ended, and take nothing more. */
  void remove(Set<Cell> ended) {
    residues.values().removeIf(ended::contains);
  }

  /** Has these series go on with what an ended cell had counted up to the last freeze. */
  void take(Cell ended, Set<CountedSeries<?>> remaining) {
    if (ended.frozenCount() == 0 || remaining.isEmpty()) {
      return;
    }
    Cell residue =
        residues.computeIfAbsent(
            new Key(ended.bounds(), Set.copyOf(remaining)), key -> create(ended, key.series));
    residue.addFrozen(ended);
    changed.add(residue);
  }

  private Cell create(Cell like, Set<CountedSeries<?>> series) {
    Cell residue = new Cell(like.bounds());
    series.forEach(each -> each.derivedFrom(residue));
    cells.admit(residue);
    return residue;
  }

  /** Has the scrape see what was taken. */
  void freeze() {
    changed.forEach(Cell::freeze);
    changed.clear();
  }
}
