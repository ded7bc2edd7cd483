package ai.datapunk.weft.monitoring.retention;

import ai.datapunk.weft.contract.DurationText;
import java.time.Duration;

/**
 * How large what is watched is, and how closely it is.
 *
 * @param instances how many processes each application has, and each service that is balanced
 * @param interval how often they are scraped
 */
public record Fleet(int instances, Duration interval) {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Three processes, every fifteen seconds. */
  public static Fleet usual() {
    return new Fleet(3, Duration.ofSeconds(15));
  }

  /**
   * The same, of so many.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Fleet of(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          number + " instances are none. Fix: let it be how many processes each application has.");
    }
    return new Fleet(number, interval);
  }

  /**
   * The same, scraped as often as this.
   *
   * @throws IllegalArgumentException if it is not whole seconds, or more than a minute
   */
  public Fleet every(String time) {
    Duration duration = DurationText.require(time);
    if (duration.compareTo(LONGEST) > 0 || duration.toMillis() % 1000 != 0 || duration.isZero()) {
      throw new IllegalArgumentException(
          "'"
              + time
              + "' is not how often rates of five minutes can be taken of. Fix: let it be whole seconds,"
              + " from 1s to 1m.");
    }
    return new Fleet(instances, duration);
  }
}
