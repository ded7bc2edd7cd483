package ai.datapunk.weft.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A breaker's window as a person writes it: {@code "30s"} or {@code "100 calls"}.
 *
 * @param time null where it is a number of calls
 * @param calls 0 where it is a time
 */
public record Window(@Nullable Duration time, int calls) {

  private static final String CALLS = "calls";

  /**
   * Reads a window.
   *
   * @throws IllegalArgumentException if it is not written as one
   */
  public static Window parse(String text) {
    String trimmed = text.trim();
    if (trimmed.endsWith(CALLS)) {
      String number = trimmed.substring(0, trimmed.length() - CALLS.length()).trim();
      int calls = Integer.parseInt(number);
      if (calls < 1) {
        throw new IllegalArgumentException("'" + text + "' is no call at all");
      }
      return new Window(null, calls);
    }
    Duration time = Durations.parse(trimmed);
    if (time.isZero() || !time.equals(Duration.ofSeconds(time.toSeconds()))) {
      throw new IllegalArgumentException("'" + text + "' is not in whole seconds");
    }
    return new Window(time, 0);
  }
}
