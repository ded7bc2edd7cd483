package ai.datapunk.weft.label;

import org.jspecify.annotations.Nullable;

/**
 * What gives exceptions their {@code error_type}, where the simple name of the class says too
 * little, as where one class stands for all answers of a service. Asked for each failed attempt.
 * Must be thread-safe.
 *
 * <p>A family takes 50 values for each service unless it is told otherwise; what comes after those
 * is recorded as {@code other}. If it throws, the class's name stands, and that is counted in
 * {@code weft_recording_failures_total}.
 */
@FunctionalInterface
public interface ErrorTypeMapper {

  /**
   * The type of an exception, such as {@code "out_of_stock"}: never a message, for each value is a
   * series.
   *
   * @param thrown the exception; the one inside a {@code CompletionException} or {@code
   *     ExecutionException} where there is one
   * @return null for the simple name of its class
   */
  @Nullable String errorType(Throwable thrown);
}
