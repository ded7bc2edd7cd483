package ai.datapunk.weft.monitoring.drill;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus and Alertmanager write them: {@code 5m}, {@code 1h30m}, {@code 2w}. */
final class PromTime {

  /** What one looks like, in other patterns. */
  static final String SYNTAX = "(?:\\d+(?:ms|[smhdwy]))+";

  private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7),
          "y", Duration.ofDays(365));

  private PromTime() {}

  /** So many times shorter, in whole milliseconds. */
  static String shorter(String time, int factor) {
    long millis = duration(time).dividedBy(factor).toMillis();
    if (millis == 0) {
      throw new IllegalArgumentException(
          "'"
              + time
              + "' is too short to be "
              + factor
              + " times shorter. Fix: let the drill be less fast.");
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  private static Duration duration(String time) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(time);
    while (part.find()) {
      Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
      sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }
}
