package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.LabelValues;
import org.jspecify.annotations.Nullable;

/**
 * How a whole operation ended.
 *
 * @param attempts how many it took; of failures only whether that was one or several is told apart
 * @param errorType the type of its exception, or that its result was unwanted; null if it succeeded
 */
public record OperationOutcome(int attempts, Result result, @Nullable String errorType) {

  /** The {@code result} label of {@code retry_calls_total}. */
  public enum Result {
    VALUE_RETURNED(LabelValues.VALUE_RETURNED),
    EXCEPTION_NOT_RETRYABLE(LabelValues.EXCEPTION_NOT_RETRYABLE),
    MAX_ATTEMPTS_REACHED(LabelValues.MAX_ATTEMPTS_REACHED),
    MAX_DURATION_REACHED(LabelValues.MAX_DURATION_REACHED);

    private final String label;

    Result(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public static OperationOutcome success(int attempts) {
    return new OperationOutcome(attempts, Result.VALUE_RETURNED, null);
  }

  public static OperationOutcome failure(int attempts, Result result, String errorType) {
    return new OperationOutcome(Math.min(attempts, 2), result, errorType);
  }

  /** The last value that was returned is one to be retried, and a limit is reached. */
  public static OperationOutcome unwanted(int attempts, Result result) {
    return failure(attempts, result, LabelValues.UNWANTED_RESULT);
  }

  OperationOutcome ofType(String otherErrorType) {
    return new OperationOutcome(attempts, result, otherErrorType);
  }

  /** Whether a limit ended it that another attempt might have passed. */
  public boolean isExhausted() {
    return result == Result.MAX_ATTEMPTS_REACHED || result == Result.MAX_DURATION_REACHED;
  }

  boolean retried() {
    return attempts > 1;
  }
}
