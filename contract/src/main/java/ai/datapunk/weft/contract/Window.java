package ai.datapunk.weft.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A breaker's window: a time ({@code "30s"}) or a number of calls ({@code "100 calls"}, {@code "1
 * call"}).
 *
 * @param time null for a number of calls
 * @param calls 0 for a time
 */
public record Window(@Nullable Duration time, int calls) {

  private static final Pattern CALLS = Pattern.compile("([0-9]{1,9}) calls?");

  /** The window, or empty if the text is not one. */
  public static Optional<Window> parse(String text) {
    Matcher matcher = CALLS.matcher(text);
    return matcher.matches()
        ? Optional.of(new Window(null, Integer.parseInt(matcher.group(1))))
        : DurationText.parse(text).map(time -> new Window(time, 0));
  }
}
