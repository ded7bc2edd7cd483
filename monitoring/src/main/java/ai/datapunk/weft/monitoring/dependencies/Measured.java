package ai.datapunk.weft.monitoring.dependencies;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus has of calls.
 *
 * @param calls per second
 * @param failures per second
 * @param duration the seconds that 95 of 100 calls do not exceed, or null if nothing says so
 * @param retries attempts per second beside the first ones
 * @param circuit 0 open, 1 half-open, 2 closed, or null without one
 */
record Measured(
    double calls,
    double failures,
    @Nullable Double duration,
    double retries,
    @Nullable Double circuit) {

  /** Of several callers: all calls, and of durations and circuits the worst. */
  static Measured together(Collection<Measured> some) {
    double calls = 0;
    double failures = 0;
    double retries = 0;
    Double duration = null;
    Double circuit = null;
    for (Measured one : some) {
      calls += one.calls;
      failures += one.failures;
      retries += one.retries;
      duration = worse(duration, one.duration, 1);
      circuit = worse(circuit, one.circuit, -1);
    }
    return new Measured(calls, failures, duration, retries, circuit);
  }

  private static @Nullable Double worse(
      @Nullable Double one, @Nullable Double other, int direction) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Double.compare(one, other) * direction > 0 ? one : other;
  }
}
