package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.store.Ending;
import ai.datapunk.weft.store.MetricStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one label set of a metric is recorded with. Thread-safe; recording allocates nothing.
 *
 * <p>Recording throws nothing: what cannot be recorded, such as a negative amount of a counter or a
 * time that is null, is counted in {@code weft_recording_failures_total}, and the first one is
 * logged.
 */
public abstract class DataPoint extends Node {

  private static final double NANOS_PER_SECOND = 1e9;

  final MetricSpec spec;
  final MetricStore store;

  /** Which the name says: a field, since that is a search in a text. */
  final HistogramUnit unit;

  DataPoint(DataPoints<?> home) {
    this.spec = home.spec();
    this.unit = spec.unit();
    this.store = home.store();
  }

  /** Lets go of what ends. No user's code runs here. */
  void letGo(Ending ending) {}

  /** What cannot be recorded, and why. */
  final void refuse(String why) {
    store.recordingFailed(new IllegalArgumentException(spec.name() + ": " + why));
  }

  /** Whether what was to be recorded is null, which is refused. */
  final boolean isMissing(@Nullable Object value, String what) {
    if (value == null) {
      refuse("no " + what + " was given");
    }
    return value == null;
  }

  /** A duration in nanoseconds; as many as there can be if it is longer. */
  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException longer) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
  }
}
