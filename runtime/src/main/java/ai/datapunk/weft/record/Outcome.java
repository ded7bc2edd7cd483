package ai.datapunk.weft.record;

import org.jspecify.annotations.Nullable;

/** How an attempt or an operation ended: what its cell is known by. */
sealed interface Outcome permits AttemptOutcome, OperationOutcome {

  /** The number of the attempt, or how many the operation took. */
  int attempts();

  /** What it came to. */
  Enum<?> end();

  /** The type of the exception; null if there was none. */
  @Nullable String errorType();

  /** Whether it is an attempt that failed to reach its instance, or lost it. */
  boolean failedToConnect();

  /** Whether it is the one with these parts. */
  boolean is(int attempts, Enum<?> end, @Nullable String errorType, boolean connectionError);
}
