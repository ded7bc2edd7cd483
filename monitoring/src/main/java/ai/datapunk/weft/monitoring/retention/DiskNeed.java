package ai.datapunk.weft.monitoring.retention;

import ai.datapunk.weft.monitoring.aggregation.Tier;
import java.time.Duration;

/**
 * What disk series take in a tier.
 *
 * @param interval how often there is a sample of each
 * @param days for how many days it is kept
 * @param scraped how many are as processes show them
 * @param recorded how many rules make
 */
record DiskNeed(Tier tier, Duration interval, long days, long scraped, long recorded) {

  /** As docs/scaling.md has it, whose test measures it with a real Prometheus. */
  static final double BYTES_PER_SCRAPED_SAMPLE = 2.6;

  /** As RecordedSizeTest measures it: rates change in most of their digits all the time. */
  static final double BYTES_PER_RECORDED_SAMPLE = 7.0;

  private static final long GIGABYTE = 1L << 30;

  /** Of what is reckoned: for the log of what is newest, and for blocks that are being merged. */
  private static final double MARGIN = 1.2;

  long series() {
    return scraped + recorded;
  }

  double samplesPerSecond() {
    return series() / (double) interval.toSeconds();
  }

  double bytes() {
    double bytes = scraped * BYTES_PER_SCRAPED_SAMPLE + recorded * BYTES_PER_RECORDED_SAMPLE;
    return bytes / interval.toSeconds() * Duration.ofDays(days).toSeconds();
  }

  /** The same with so many series more. */
  DiskNeed and(long moreScraped, long moreRecorded) {
    return new DiskNeed(tier, interval, days, scraped + moreScraped, recorded + moreRecorded);
  }

  /** How much the server may keep, in what it takes for gigabytes. */
  long limit() {
    return Math.max(1, (long) Math.ceil(MARGIN * bytes() / GIGABYTE));
  }
}
