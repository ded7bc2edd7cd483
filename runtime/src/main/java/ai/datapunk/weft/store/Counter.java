package ai.datapunk.weft.store;

import java.util.function.DoubleSupplier;

/** What counts for a counter's series. Thread-safe. */
public interface Counter {

  /** Adds one. */
  void increment();

  /** Adds an amount that is not negative. */
  void add(long amount);

  /** Makes the cell's count part of it. */
  void derivedFrom(Cell cell);

  /** Makes a value that never decreases part of it. */
  void derivedFrom(DoubleSupplier source);
}
