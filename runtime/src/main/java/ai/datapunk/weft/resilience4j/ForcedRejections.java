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

  /**
   * Counts on with the breaker if it is forced open now.
   *
   * @param fromNow whether what it has refused already does not count
   */
  synchronized void look(CircuitBreaker breaker, boolean fromNow) {
    CircuitBreaker.Metrics metrics = breaker.getMetrics();
    if (breaker.getState() != CircuitBreaker.State.FORCED_OPEN || metrics.equals(current)) {
      return;
    }
    settled = count() - (fromNow ? metrics.getNumberOfNotPermittedCalls() : 0);
    current = metrics;
  }

  synchronized long count() {
    return settled + (current == null ? 0 : current.getNumberOfNotPermittedCalls());
  }
}
