package ai.datapunk.weft.contract;

import java.util.List;

/** The label values that are known before anything is called: queries and alerts name them. */
public final class LabelValues {

  /** {@code status}: the call returned. */
  public static final String SUCCESS = "success";

  /** {@code status}: the call threw. */
  public static final String FAILURE = "failure";

  /** {@code result}: the operation returned. */
  public static final String VALUE_RETURNED = "value_returned";

  /** {@code result}: the operation ended in an exception that is not retried. */
  public static final String EXCEPTION_NOT_RETRYABLE = "exception_not_retryable";

  /** {@code result}: the last attempt failed. */
  public static final String MAX_ATTEMPTS_REACHED = "max_attempts_reached";

  /** {@code result}: an attempt failed, and there was no time for another. */
  public static final String MAX_DURATION_REACHED = "max_duration_reached";

  /** {@code result}: an attempt failed, and the service's budget of retries had none left. */
  public static final String BUDGET_EXHAUSTED = "budget_exhausted";

  /** In place of an {@code error_type}, where a call returned; no class has such a name. */
  public static final String UNWANTED_RESULT = "unwanted_result";

  /** In place of all values beyond a limit. */
  public static final String OTHER = "other";

  /** In place of a name that is not known. */
  public static final String UNKNOWN = "unknown";

  /** How long a value can be, in UTF-16 code units: who reads a graph's legend reads no more. */
  public static final int MAX_LENGTH = 128;

  /** In words, to follow "must be", what a text is that {@link #canBe}. */
  public static final String WHAT_CAN_BE =
      "1 to " + MAX_LENGTH + " characters, none of them a control character";

  /** All of {@code status}. */
  public static final List<String> STATUSES = List.of(SUCCESS, FAILURE);

  /** All of {@code retried}, and of labels of type {@code boolean}. */
  public static final List<String> BOOLEANS = List.of("true", "false");

  /** All of {@code result} where retries have no budget. */
  public static final List<String> RESULTS_WITHOUT_BUDGET =
      List.of(VALUE_RETURNED, EXCEPTION_NOT_RETRYABLE, MAX_ATTEMPTS_REACHED, MAX_DURATION_REACHED);

  /** All of {@code result}. */
  public static final List<String> RESULTS =
      List.of(
          VALUE_RETURNED,
          EXCEPTION_NOT_RETRYABLE,
          MAX_ATTEMPTS_REACHED,
          MAX_DURATION_REACHED,
          BUDGET_EXHAUSTED);

  /** All of {@code state}, {@code from_state} and {@code to_state}. */
  public static final List<String> STATES = List.of("open", "half_open", "closed");

  private LabelValues() {}

  /** Whether a text that somebody chose can be a value as it is. */
  public static boolean canBe(String text) {
    return !text.isBlank()
        && text.length() <= MAX_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }
}
