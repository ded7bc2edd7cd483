package ai.datapunk.weft.monitoring.retention;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.layouts.AllRecorded;
import ai.datapunk.weft.monitoring.layouts.Federation;
import ai.datapunk.weft.monitoring.layouts.NativeHistograms;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The servers of the retention tiers: what each is started with, reads, and needs. */
public final class RetentionFiles {

  private static final String FOLDER = "retention/";

  static final Map<Tier, String> KEEPS =
      Map.of(
          Tier.HIGH_FREQUENCY,
          "all that is scraped, and all that is recorded of it",
          Tier.MEDIUM_FREQUENCY,
          "what is recorded, by all labels but those of processes, buckets too",
          Tier.LOW_FREQUENCY,
          "what is recorded of whole services, of metrics without further labels, of who calls"
              + " whom, and calls that objectives count",
          Tier.COMPLIANCE,
          "authentication, health, whether it is up, what recording lost, shares of what failed, and"
              + " what is left of error budgets");

  private static final String NATIVE = "# Some histograms have native buckets alone.\n";

  private RetentionFiles() {}

  /**
   * The texts of the files, by their paths.
   *
   * @param isApart whether what is recorded is so for each environment
   */
  public static SortedMap<String, String> of(
      Collection<Catalog> catalogs, AllRecorded recorded, Fleet fleet, boolean isApart) {
    DiskNeeds needs = new DiskNeeds(catalogs, recorded, fleet, isApart);
    boolean isNative = NativeHistograms.areNeeded(catalogs, recorded);
    SortedMap<String, String> files = new TreeMap<>();
    for (Tier tier : Tier.values()) {
      files.put(FOLDER + tier.label() + ".flags", flags(needs.limit(tier), isNative));
      if (tier != Tier.HIGH_FREQUENCY) {
        files.put(FOLDER + tier.label() + ".yml", Federation.tier(tier, recorded.kept()));
      }
    }
    files.put(FOLDER + "README.md", RetentionPage.of(needs, fleet));
    return files;
  }

  private static String flags(DiskNeed need, boolean isNative) {
    Tier tier = need.tier();
    String flags =
        "# %s\n--storage.tsdb.retention.time=%dd\n".formatted(KEEPS.get(tier), need.days());
    if (isLimited(tier)) {
      flags += "--storage.tsdb.retention.size=" + need.limit() + "GB\n";
    }
    return isNative && tier.has(Tier.MEDIUM_FREQUENCY)
        ? flags + NATIVE + NativeHistograms.FLAG + "\n"
        : flags;
  }

  /** What has to be shown to others later is there until its time is over, whatever it takes. */
  static boolean isLimited(Tier tier) {
    return tier != Tier.COMPLIANCE;
  }
}
