package ai.datapunk.weft.monitoring.aggregation;

import java.time.Duration;
import java.util.Locale;

/** How long series are kept: the tiers of the platform's monitoring standards. */
public enum Tier {
  /** All that is scraped, and all that is recorded from it. */
  HIGH_FREQUENCY(15, Duration.ZERO),
  /** What is recorded, with all labels but those of single processes. */
  MEDIUM_FREQUENCY(30, Duration.ofMinutes(1)),
  /** What is recorded for whole services. */
  LOW_FREQUENCY(90, Duration.ofMinutes(2)),
  /** What has to be shown to others later: who got in, what was up, and what failed. */
  COMPLIANCE(365, Duration.ofMinutes(2));

  private final int days;
  private final Duration interval;

  Tier(int days, Duration interval) {
    this.days = days;
    this.interval = interval;
  }

  /** For how many days. */
  public int days() {
    return days;
  }

  /**
   * How often it is read from the first tier; zero for that one, which is as often as it scrapes.
   */
  public Duration interval() {
    return interval;
  }

  /** Whether it has series that are kept as long as this. */
  public boolean has(Tier longest) {
    return compareTo(longest) <= 0;
  }

  /** As the standards name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
