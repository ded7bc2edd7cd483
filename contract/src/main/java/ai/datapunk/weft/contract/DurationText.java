package ai.datapunk.weft.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as a person writes it: {@code duration = number unit}, where {@code number} is one or
 * more ASCII digits, optionally followed by a point and one or more digits, and {@code unit} is one
 * of {@code ns}, {@code us}, {@code ms}, {@code s}, {@code m} and {@code h}. There is no sign, no
 * space and no exponent, and units are not combined: {@code 90s}, not {@code 1m30s}. A value must
 * be a whole number of nanoseconds and fit into a {@code long} of them.
 */
public final class DurationText {

  private static final Pattern SYNTAX = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|ms|s|m|h)");

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private DurationText() {}

  /** The duration, or empty if the text is not one. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(matcher.group(2), 0L));
    try {
      return Optional.of(
          Duration.ofNanos(new BigDecimal(matcher.group(1)).multiply(unit).longValueExact()));
    } catch (ArithmeticException fractionOfNanosecondOrTooLong) {
      return Optional.empty();
    }
  }

  /** The duration in the largest unit that gives a whole number, as in {@code "1500ms"}. */
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    for (String unit : new String[] {"h", "m", "s", "ms", "us"}) {
      long size = NANOS.getOrDefault(unit, 1L);
      if (nanos != 0 && nanos % size == 0) {
        return nanos / size + unit;
      }
    }
    return nanos == 0 ? "0s" : nanos + "ns";
  }
}
