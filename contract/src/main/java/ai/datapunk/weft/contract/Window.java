package ai.datapunk.weft.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A breaker's window: a time ({@code "30s"}), written as {@link DurationText} says, or a number of
 * calls ({@code "100 calls"}, {@code "1 call"}), with or without the space. Each window of calls is
 * written in one way: {@code "10 call"} may lack a digit, and is none.
 *
 * @param time null for a number of calls
 * @param calls 0 for a time
 */
public record Window(@Nullable Duration time, int calls) {

  private static final Pattern CALLS = Pattern.compile("([0-9]{1,9}) ?(calls?)");

  /** The window, or empty if the text is not one. */
  public static Optional<Window> parse(String text) {
    Matcher matcher = CALLS.matcher(text);
    if (!matcher.matches()) {
      return DurationText.parse(text).map(time -> new Window(time, 0));
    }
    int calls = Integer.parseInt(matcher.group(1));
    return matcher.group(2).equals(calls == 1 ? "call" : "calls")
        ? Optional.of(new Window(null, calls))
        : Optional.empty();
  }

  /**
   * The window.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  public static Window require(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is neither a time nor a number of calls"));
  }

  /** Whether a breaker can have it: neither too short nor too long, and a time in whole seconds. */
  public boolean isInRange() {
    return time == null ? Ranges.WINDOW_CALLS.contains(calls) : Ranges.isWindow(time);
  }

  /** Whether it is out of range because it is too large. */
  public boolean isTooLarge() {
    return time == null ? calls > Ranges.WINDOW_CALLS.most() : Ranges.WINDOW.exceedsMost(time);
  }
}
