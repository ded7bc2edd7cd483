package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** One counter: what was added to it, and all that its sources have counted. Thread-safe. */
public final class CounterSeries {

  private final Labels labels;
  private final LongAdder own = new LongAdder();
  private final List<DoubleSupplier> sources = new CopyOnWriteArrayList<>();

  CounterSeries(Labels labels) {
    this.labels = labels;
  }

  /** Adds one. */
  public void increment() {
    own.increment();
  }

  /** Makes the cell's count part of this counter. */
  public void derivedFrom(Cell cell) {
    sources.add(cell::frozenCount);
  }

  /** Makes a value that never decreases part of this counter. */
  public void derivedFrom(DoubleSupplier source) {
    sources.add(source);
  }

  CounterDataPointSnapshot collect() {
    double value = own.sum();
    for (DoubleSupplier source : sources) {
      value += source.getAsDouble();
    }
    return new CounterDataPointSnapshot(value, labels, null, 0);
  }
}
