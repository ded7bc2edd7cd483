package ai.datapunk.weft.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A duration as a person writes it, with its value: {@code duration = number [space] unit}. {@code
 * number} is one or more ASCII digits, optionally followed by a point and one or more digits;
 * {@code unit} is one of {@code ns}, {@code us}, {@code ms}, {@code s}, {@code m}, {@code h} and
 * {@code d}. There is no sign and no exponent, no space before or behind, and units are not
 * combined: {@code 90s}, not {@code 1m30s}. A value must be a whole number of nanoseconds, since
 * one that is rounded is not what was written, and fit into a {@code long} of them.
 *
 * @param value null if the text is not a duration
 */
public record DurationText(String text, @Nullable Duration value) {

  /** The units, as a message lists them. */
  public static final String UNITS = "ns, us, ms, s, m, h, d";

  private static final Pattern SYNTAX =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(ns|us|ms|s|m|h|d)");

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  /** The text with its value, if it has one. */
  public static DurationText of(String text) {
    return new DurationText(text, parse(text).orElse(null));
  }

  /** The duration, or empty if the text is not one. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.ofNanos(nanos(matcher).longValueExact()));
    } catch (ArithmeticException fractionOfNanosecondOrTooLong) {
      return Optional.empty();
    }
  }

  /**
   * The duration.
   *
   * @throws IllegalArgumentException that says why the text is not one
   */
  public static Duration require(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException(fault(text)));
  }

  private static String fault(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return "'" + text + "' is not a duration: write a number and one of " + UNITS;
    }
    return nanos(matcher).stripTrailingZeros().scale() > 0
        ? "'" + text + "' is not a whole number of nanoseconds"
        : "'" + text + "' is longer than 292 years";
  }

  private static BigDecimal nanos(Matcher matcher) {
    BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(matcher.group(2), 0L));
    return new BigDecimal(matcher.group(1)).multiply(unit);
  }

  /** Whether nothing is written, where that is allowed. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** The same with whole days as such: {@code "30d"}. */
  public static String formatDays(Duration duration) {
    return duration.isZero() || !duration.equals(Duration.ofDays(duration.toDays()))
        ? format(duration)
        : duration.toDays() + "d";
  }

  /** The duration in the largest unit up to hours that gives a whole number: {@code "1500ms"}. */
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
