package ai.datapunk.weft.monitoring.retention;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.layouts.AllRecorded;
import java.time.Duration;
import java.util.Collection;

/** What disks all tiers need. */
final class DiskNeeds {

  /**
   * What no catalog has of a process: a hundred methods and paths of HTTP requests, its health, and
   * its virtual machine.
   */
  static final long BESIDE_CATALOGS = 4_000;

  /** What is recorded of that for whole services. */
  private static final long BESIDE_CATALOGS_OF_SERVICES = 100;

  private final SeriesBudget usual;
  private final SeriesBudget most;
  private final Fleet fleet;
  private final Duration reach;
  private final int environments;

  /**
   * Of the applications of these catalogs.
   *
   * @param isApart whether each environment has series of its own: there may be as many as
   *     processes
   */
  DiskNeeds(Collection<Catalog> catalogs, AllRecorded recorded, Fleet fleet, boolean isApart) {
    this.usual = new SeriesBudget(catalogs, recorded, fleet.instances(), false);
    this.most = new SeriesBudget(catalogs, recorded, fleet.instances(), true);
    this.fleet = fleet;
    this.reach = recorded.reach();
    this.environments = isApart ? fleet.instances() : 1;
  }

  /** By what the catalogs say that there usually is. */
  DiskNeed usual(Tier tier) {
    return of(tier, usual);
  }

  /** By what their limits allow. */
  DiskNeed most(Tier tier) {
    return of(tier, most);
  }

  /** With all that there may be: what no catalog has, and in each environment. */
  DiskNeed limit(Tier tier) {
    DiskNeed need = most(tier);
    long scraped = isFirst(tier) ? BESIDE_CATALOGS * fleet.instances() * most.applications() : 0;
    long beside = tier.has(Tier.MEDIUM_FREQUENCY) ? BESIDE_CATALOGS : BESIDE_CATALOGS_OF_SERVICES;
    long recorded = beside * environments * most.applications();
    return need.and(scraped, recorded + need.recorded() * (environments - 1));
  }

  private DiskNeed of(Tier tier, SeriesBudget budget) {
    return new DiskNeed(
        tier,
        isFirst(tier) ? fleet.interval() : tier.interval(),
        isFirst(tier) ? daysOfFirst() : tier.days(),
        isFirst(tier) ? budget.scraped() : 0,
        budget.recorded(tier));
  }

  /** The first server is the one whose rules look back: a day longer than the longest does. */
  private long daysOfFirst() {
    long looked = reach.plusDays(2).minusNanos(1).toDays();
    return Math.max(Tier.HIGH_FREQUENCY.days(), looked);
  }

  private static boolean isFirst(Tier tier) {
    return tier == Tier.HIGH_FREQUENCY;
  }
}
