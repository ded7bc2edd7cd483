package ai.datapunk.weft.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended.
 *
 * @param attempt its number; the first is 1
 * @param errorType the type of its exception; null if it returned
 * @param connectionError whether it failed to reach the instance, or lost it
 */
public record AttemptOutcome(
    int attempt, Verdict verdict, @Nullable String errorType, boolean connectionError)
    implements Outcome {

  /** What an attempt means to the circuit. */
  public enum Verdict {
    SUCCESS,
    FAILURE,
    /** Says nothing about the service. */
    IGNORED,
    /** Was not let through. */
    REFUSED
  }

  AttemptOutcome ofType(String otherErrorType) {
    return new AttemptOutcome(attempt, verdict, otherErrorType, connectionError);
  }

  public static AttemptOutcome success(int attempt) {
    return new AttemptOutcome(attempt, Verdict.SUCCESS, null, false);
  }

  @Override
  public int attempts() {
    return attempt;
  }

  @Override
  public Enum<?> end() {
    return verdict;
  }

  @Override
  public boolean failedToConnect() {
    return connectionError;
  }

  @Override
  public boolean is(int attempts, Enum<?> end, @Nullable String type, boolean failed) {
    return attempts == attempt
        && end == verdict
        && failed == connectionError
        && Objects.equals(type, errorType);
  }
}
