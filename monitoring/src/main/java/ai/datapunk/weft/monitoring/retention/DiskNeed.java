package ai.datapunk.weft.monitoring.retention;

import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.layouts.Fleet;
import java.time.Duration;

/**
 * What disk series take in a tier.
 *
 * @param scraped how many are as processes show them
 * @param recorded how many rules make
 */
record DiskNeed(Tier tier, Fleet fleet, long scraped, long recorded) {

  /** As docs/scaling.md has it, whose test measures it with a real Prometheus. */
  static final double BYTES_PER_SCRAPED_SAMPLE = 2.6;

  /** As RecordedSizeTest measures it: rates change in most of their digits all the time. */
  static final double BYTES_PER_RECORDED_SAMPLE = 7.0;

  /** Of a tier, by what the catalogs say. */
  static DiskNeed of(Tier tier, Fleet fleet, SeriesBudget budget) {
    long scraped = tier == Tier.HIGH_FREQUENCY ? budget.scraped() : 0;
    return new DiskNeed(tier, fleet, scraped, budget.recorded(tier));
  }

  private static final long GIGABYTE = 1L << 30;

  /** Of what is reckoned: for the log of what is newest, and for blocks that are being merged. */
  private static final double MARGIN = 1.2;

  Duration interval() {
    return tier == Tier.HIGH_FREQUENCY ? fleet.interval() : tier.interval();
  }

  long series() {
    return scraped + recorded;
  }

  double samplesPerSecond() {
    return series() / (double) interval().toSeconds();
  }

  double bytes() {
    double bytes = scraped * BYTES_PER_SCRAPED_SAMPLE + recorded * BYTES_PER_RECORDED_SAMPLE;
    return bytes / interval().toSeconds() * Duration.ofDays(tier.days()).toSeconds();
  }

  /** How much the server may keep, in what it takes for gigabytes. */
  long limit() {
    return Math.max(1, (long) Math.ceil(MARGIN * bytes() / GIGABYTE));
  }
}
