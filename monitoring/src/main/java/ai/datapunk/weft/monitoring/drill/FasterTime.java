package ai.datapunk.weft.monitoring.drill;

import java.time.Duration;

/**
 * Rules and configuration for an incident that is played so many times faster than it would be:
 * five minutes are five seconds where the factor is sixty. Thresholds stay, as a rate is the same,
 * and what is counted within a time is multiplied by what that time is shorter.
 */
public final class FasterTime {

  /** A scrape takes a part of this, and the evaluation of all rules another. */
  private static final Duration CLOSEST = Duration.ofMillis(100);

  private final int factor;

  /**
   * Time that runs so many times faster.
   *
   * @throws IllegalArgumentException if that is less than one
   */
  public FasterTime(int factor) {
    if (factor < 1) {
      throw new IllegalArgumentException(
          factor + " is not faster. Fix: let it be how many times faster a drill is, as 60.");
    }
    this.factor = factor;
  }

  /** Whether it runs as it does. */
  public boolean isUsual() {
    return factor == 1;
  }

  /** How many times faster it runs. */
  public int factor() {
    return factor;
  }

  /**
   * Holds that a server can keep up that asks as often as this where time runs as it does.
   *
   * @throws IllegalArgumentException if it could not
   */
  public void requireBearable(Duration interval) {
    if (!isUsual() && interval.dividedBy(factor).compareTo(CLOSEST) < 0) {
      throw new IllegalArgumentException(
          "A drill "
              + factor
              + " times faster would scrape and evaluate all rules every "
              + interval.dividedBy(factor).toNanos() / 1e6
              + " ms, which no server keeps up with. Fix: let it be at most "
              + interval.dividedBy(CLOSEST)
              + ", or scrape less often.");
    }
  }

  /**
   * A file of rules or of configuration, as Weft writes it, for faster time.
   *
   * @throws IllegalArgumentException if it has a time in it that is not known to be one
   */
  public String of(String yaml) {
    return isUsual() ? yaml : FasterFile.of(yaml, factor);
  }

  /**
   * A query of rules.
   *
   * @throws IllegalArgumentException if it has a time in it that is not known to be one
   */
  public String ofQuery(String query) {
    return isUsual() ? query : FasterQuery.of(query, factor);
  }

  /** A duration as Prometheus writes it. */
  public String ofDuration(String time) {
    return isUsual() ? time : PromTime.shorter(time, factor);
  }
}
