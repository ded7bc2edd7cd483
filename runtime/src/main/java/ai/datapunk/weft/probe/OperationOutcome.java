package ai.datapunk.weft.probe;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a whole operation ended.
 *
 * @param attempts how many it took; of failures only whether that was one or several is told apart
 * @param errorType the type of its exception; null if it succeeded
 */
record OperationOutcome(int attempts, Result result, @Nullable String errorType) {

  /** The {@code result} label of {@code retry_calls_total}. */
  enum Result {
    VALUE_RETURNED,
    EXCEPTION_NOT_RETRYABLE,
    MAX_ATTEMPTS_REACHED,
    MAX_DURATION_REACHED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static OperationOutcome success(int attempts) {
    return new OperationOutcome(attempts, Result.VALUE_RETURNED, null);
  }

  static OperationOutcome failure(int attempts, Result result, String errorType) {
    return new OperationOutcome(Math.min(attempts, 2), result, errorType);
  }

  boolean retried() {
    return attempts > 1;
  }
}
