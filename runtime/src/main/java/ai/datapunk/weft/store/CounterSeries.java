package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** One counter: what was added to it, and all that its sources have counted. Thread-safe. */
final class CounterSeries extends CountedSeries<CounterDataPointSnapshot> implements Counter {

  private static final CounterSource[] NONE = {};

  /** Replaced when it grows: most counters have one source or two. */
  private volatile CounterSource[] sources = NONE;

  /** What was added to the counter itself. Most counters are derived, and need none. */
  private volatile @Nullable LongAdder direct;

  /** How much of that was counted here, once the series has ended. For one thread at a time. */
  private long directSeen;

  CounterSeries(Labels labels) {
    super(labels);
  }

  @Override
  public void increment() {
    LongAdder adder = direct;
    (adder != null ? adder : createDirect()).increment();
  }

  @Override
  public void add(long amount) {
    LongAdder adder = direct;
    (adder != null ? adder : createDirect()).add(amount);
  }

  private synchronized LongAdder createDirect() {
    LongAdder adder = direct;
    if (adder == null) {
      adder = new LongAdder();
      direct = adder;
    }
    return adder;
  }

  @Override
  public void derivedFrom(Cell cell) {
    add(cell);
  }

  @Override
  public void derivedFrom(DoubleSupplier source) {
    add(source::getAsDouble);
  }

  private synchronized void add(CounterSource source) {
    if (source instanceof Cell cell && refuses(cell)) {
      return;
    }
    CounterSource[] before = withoutForgotten();
    CounterSource[] more = Arrays.copyOf(before, before.length + 1);
    more[before.length] = source;
    sources = more;
  }

  private synchronized CounterSource[] withoutForgotten() {
    for (CounterSource source : sources) {
      if (source.isForgotten()) {
        sources =
            Arrays.stream(sources)
                .filter(each -> !each.isForgotten())
                .toArray(CounterSource[]::new);
        break;
      }
    }
    return sources;
  }

  @Override
  List<Cell> cells() {
    return Arrays.stream(withoutForgotten())
        .filter(Cell.class::isInstance)
        .map(Cell.class::cast)
        .toList();
  }

  @Override
  double counted() {
    double value = direct();
    for (CounterSource source : withoutForgotten()) {
      value += source.counted();
    }
    return value;
  }

  @Override
  double value() {
    return counted();
  }

  @Override
  void ends() {
    directSeen = direct();
  }

  private long direct() {
    LongAdder adder = direct;
    return adder == null ? 0 : adder.sum();
  }

  /** How much was added since it ended, but for what was taken. */
  long late() {
    return direct() - directSeen;
  }

  /** Another series counts so much of that. */
  void taken(long late) {
    directSeen += late;
  }

  @Override
  CounterDataPointSnapshot collect() {
    double value = direct();
    Exemplar exemplar = null;
    for (CounterSource source : withoutForgotten()) {
      value += source.counted();
      exemplar = newer(exemplar, source.exemplar());
    }
    return new CounterDataPointSnapshot(value, labels(), exemplar, 0);
  }

  private static @Nullable Exemplar newer(@Nullable Exemplar one, @Nullable Exemplar other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.getTimestampMillis() < other.getTimestampMillis() ? other : one;
  }
}
