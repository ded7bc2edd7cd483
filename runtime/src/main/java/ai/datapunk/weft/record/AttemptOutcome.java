package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.LabelValues;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended.
 *
 * @param attempt its number; the first is 1
 * @param errorType the type of its exception; null if it returned
 * @param connectionError whether it failed to reach the instance, or lost it
 * @param typeRefused whether the error type stands for others that a limit refused
 */
public record AttemptOutcome(
    int attempt,
    Verdict verdict,
    @Nullable String errorType,
    boolean connectionError,
    boolean typeRefused) {

  /** What an attempt means to the circuit. */
  public enum Verdict {
    SUCCESS,
    FAILURE,
    /** Says nothing about the service. */
    IGNORED,
    /** Was not let through. */
    REFUSED
  }

  /** One whose error type no limit has refused. */
  public AttemptOutcome(
      int attempt, Verdict verdict, @Nullable String errorType, boolean connectionError) {
    this(attempt, verdict, errorType, connectionError, false);
  }

  /** The same with all others whose error types are refused. */
  AttemptOutcome ofRefusedType() {
    return new AttemptOutcome(attempt, verdict, LabelValues.OTHER, connectionError, true);
  }

  public static AttemptOutcome success(int attempt) {
    return new AttemptOutcome(attempt, Verdict.SUCCESS, null, false);
  }
}
