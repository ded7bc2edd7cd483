package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A budget that is spent this many times too fast, over a long time, and over a short one so that
 * it ends soon after the errors have.
 */
record BurnCondition(double rate, Duration longer, Duration shorter) {

  private static final Duration WORKBOOK = Duration.ofDays(30);
  private static final long LEAST_MINUTES = 5;

  /** What somebody has to look at at once, as the SRE workbook has it for thirty days. */
  static List<BurnCondition> fast(Duration window) {
    return List.of(scaled(14.4, 60, 5, window), scaled(6, 6 * 60, 30, window));
  }

  /** What somebody has to look at soon. */
  static List<BurnCondition> slow(Duration window) {
    return List.of(scaled(3, 24 * 60, 2 * 60, window), scaled(1, 3 * 24 * 60, 6 * 60, window));
  }

  static List<BurnCondition> all(Duration window) {
    return Stream.concat(fast(window).stream(), slow(window).stream()).toList();
  }

  private static BurnCondition scaled(double rate, long longer, long shorter, Duration window) {
    return new BurnCondition(rate, scaled(longer, window), scaled(shorter, window));
  }

  /** The same share of the window, but not less than a rate needs. */
  private static Duration scaled(long minutes, Duration window) {
    double share = (double) window.toMinutes() / WORKBOOK.toMinutes();
    return Duration.ofMinutes(Math.max(LEAST_MINUTES, Math.round(minutes * share)));
  }

  /** As a name and a range have it. */
  static String text(Duration time) {
    return DurationText.formatDays(time).endsWith("d")
        ? DurationText.formatDays(time)
        : DurationText.format(time);
  }
}
