package ai.datapunk.weft.store;

/** How many cells a store has, for the tests of other packages. */
public final class CellCount {

  private CellCount() {}

  public static int of(MetricStore store) {
    return store.cells().count();
  }
}
