package ai.datapunk.weft.resilience4j;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a breaker refused while it was forced open: it publishes none of them, but keeps
 * count, anew each time that it is forced. Thread-safe.
 */
final class ForcedRejections {

  /** Those of earlier times, less those that were there before anybody looked. */
  private long settled;

  private CircuitBreaker.@Nullable Metrics current;

  /** Counts what the breaker refuses from now on, and nothing more of the one before. */
  synchronized void follow(CircuitBreaker breaker) {
    settled = count();
    current = null;
    if (breaker.getState() == CircuitBreaker.State.FORCED_OPEN) {
      current = breaker.getMetrics();
      settled -= current.getNumberOfNotPermittedCalls();
    }
  }

  /** Counts all that the breaker has refused since it was forced open, if it is. */
  synchronized void look(CircuitBreaker breaker) {
    CircuitBreaker.Metrics metrics = breaker.getMetrics();
    if (breaker.getState() == CircuitBreaker.State.FORCED_OPEN && !metrics.equals(current)) {
      settled = count();
      current = metrics;
    }
  }

  synchronized long count() {
    return settled + (current == null ? 0 : current.getNumberOfNotPermittedCalls());
  }
}
