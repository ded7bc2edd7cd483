package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** One counter: what was added to it, and all that its sources have counted. Thread-safe. */
final class CounterSeries extends CountedSeries<CounterDataPointSnapshot> implements Counter {

  private static final CounterSource[] NONE = {};

  /** Replaced when it grows: most counters have one source or two. */
  private volatile CounterSource[] sources = NONE;

  /** What was added to the counter itself. Most counters are derived, and need none. */
  private volatile @Nullable CounterCell direct;

  /** How many of what is added the counter's unit has. */
  private final double scale;

  /** How much of that was counted here, once the series has ended. For one thread at a time. */
  private long directSeen;

  CounterSeries(Labels labels) {
    this(labels, 1);
  }

  /**
   * A counter of what is counted in smaller units than it is shown in.
   *
   * @param scale how many of what is added its unit has, such as 1e9 where nanoseconds are added
   */
  CounterSeries(Labels labels, double scale) {
    super(labels);
    this.scale = scale;
  }

  @Override
  public void increment() {
    cell().add(1);
  }

  @Override
  public void add(long amount) {
    cell().add(amount);
  }

  /** What is added to by those who keep it. */
  CounterCell cell() {
    CounterCell known = direct;
    return known != null ? known : createDirect();
  }

  private synchronized CounterCell createDirect() {
    CounterCell known = direct;
    if (known == null) {
      known = new CounterCell();
      if (isGone()) {
        known.end();
      }
      direct = known;
    }
    return known;
  }

  @Override
  synchronized void leave() {
    super.leave();
    CounterCell known = direct;
    if (known != null) {
      known.end();
    }
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
    double value = direct() / scale;
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
    CounterCell known = direct;
    return known == null ? 0 : known.sum();
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
    double value = direct() / scale;
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
