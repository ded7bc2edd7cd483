package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.LabelValues;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a whole operation ended.
 *
 * @param attempts how many it took; of failures only whether that was one or several is told apart
 * @param errorType the type of its exception, or that its result was unwanted; null if it succeeded
 */
public record OperationOutcome(int attempts, Result result, @Nullable String errorType)
    implements Outcome {

  /** Of failures, so many attempts and more are not told apart. */
  private static final int SEVERAL = 2;

  /** The {@code result} label of {@code retry_calls_total}. */
  public enum Result {
    VALUE_RETURNED(LabelValues.VALUE_RETURNED),
    EXCEPTION_NOT_RETRYABLE(LabelValues.EXCEPTION_NOT_RETRYABLE),
    MAX_ATTEMPTS_REACHED(LabelValues.MAX_ATTEMPTS_REACHED),
    MAX_DURATION_REACHED(LabelValues.MAX_DURATION_REACHED),
    BUDGET_EXHAUSTED(LabelValues.BUDGET_EXHAUSTED);

    private final String label;

    Result(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /**
     * Whether a limit of its own ended the operation that another attempt might have passed; the
     * budget is that of all operations of the service, and tells of itself.
     */
    public boolean isExhausted() {
      return this == MAX_ATTEMPTS_REACHED || this == MAX_DURATION_REACHED;
    }
  }

  public static OperationOutcome success(int attempts) {
    return new OperationOutcome(attempts, Result.VALUE_RETURNED, null);
  }

  public static OperationOutcome failure(int attempts, Result result, String errorType) {
    return new OperationOutcome(failed(attempts), result, errorType);
  }

  /** The number of attempts that is told of an operation that failed. */
  static int failed(int attempts) {
    return Math.min(attempts, SEVERAL);
  }

  /** The last value that was returned is one to be retried, and a limit is reached. */
  public static OperationOutcome unwanted(int attempts, Result result) {
    return failure(attempts, result, LabelValues.UNWANTED_RESULT);
  }

  OperationOutcome ofType(String otherErrorType) {
    return new OperationOutcome(attempts, result, otherErrorType);
  }

  boolean retried() {
    return attempts > 1;
  }

  @Override
  public Enum<?> end() {
    return result;
  }

  @Override
  public boolean failedToConnect() {
    return false;
  }

  @Override
  public boolean is(int count, Enum<?> end, @Nullable String type, boolean connectionError) {
    return count == attempts && end == result && Objects.equals(type, errorType);
  }
}
