package ai.datapunk.weft.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The cells that end in a scrape, and which take their places. Not thread-safe. */
public final class Ending {

  /**
   * What takes a cell's place.
   *
   * @param operations whether the cell counts operations that are recorded after their attempts
   * @param present gives the cell that is recorded in now; null if nobody records in either
   */
  record Successor(boolean operations, @Nullable Supplier<Cell> present) {}

  private static final Successor NONE = new Successor(false, null);

  private final Map<Cell, Successor> cells = new HashMap<>();

  Ending() {}

  /** The cell ends, since a series does that it counts for. */
  void add(Cell cell) {
    cell.end();
    cells.putIfAbsent(cell, NONE);
  }

  void addAll(Collection<Cell> all) {
    all.forEach(this::add);
  }

  Set<Cell> cells() {
    return cells.keySet();
  }

  Successor successor(Cell cell) {
    return cells.getOrDefault(cell, NONE);
  }

  /**
   * Whether its holder is to let go of this cell of attempts.
   *
   * @param anyway whether the holder lets go of it in any case, so that it ends
   * @param present gives the cell that is recorded in then
   */
  public boolean takesAttempts(Cell cell, boolean anyway, Supplier<Cell> present) {
    return takes(cell, anyway, new Successor(false, present));
  }

  /** The same of a cell of operations. */
  public boolean takesOperations(Cell cell, boolean anyway, Supplier<Cell> present) {
    return takes(cell, anyway, new Successor(true, present));
  }

  private boolean takes(Cell cell, boolean anyway, Successor successor) {
    if (!anyway && !cells.containsKey(cell)) {
      return false;
    }
    add(cell);
    cells.put(cell, successor);
    return true;
  }
}
