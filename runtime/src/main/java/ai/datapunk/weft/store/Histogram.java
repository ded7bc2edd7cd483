package ai.datapunk.weft.store;

/** What counts for a histogram's series. Thread-safe. */
public interface Histogram {

  /** Makes what the cell counts part of it. Its bounds must include the histogram's. */
  void derivedFrom(Cell cell);
}
