package ai.datapunk.weft.store;

import java.util.function.DoubleSupplier;

/** What a limit sends to another series: counted there, and as overflow. Thread-safe. */
final class Overflow {

  private Overflow() {}

  /** A counter whose label set was refused. */
  record OfCounter(Counter other, Counter overflow) implements Counter {

    @Override
    public void increment() {
      other.increment();
      overflow.increment();
    }

    @Override
    public void add(long amount) {
      other.add(amount);
      overflow.add(amount);
    }

    @Override
    public void derivedFrom(Cell cell) {
      other.derivedFrom(cell);
      overflow.derivedFrom(cell);
    }

    @Override
    public void derivedFrom(DoubleSupplier source) {
      other.derivedFrom(source);
      overflow.derivedFrom(source);
    }
  }

  /** A histogram whose label set was refused. */
  record OfHistogram(Histogram other, Counter overflow) implements Histogram {

    @Override
    public void derivedFrom(Cell cell) {
      other.derivedFrom(cell);
      overflow.derivedFrom(cell);
    }
  }
}
