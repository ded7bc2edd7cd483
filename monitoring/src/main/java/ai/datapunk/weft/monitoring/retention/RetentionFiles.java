package ai.datapunk.weft.monitoring.retention;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.aggregation.Recorded;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.layouts.Federation;
import ai.datapunk.weft.monitoring.layouts.Fleet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The servers of the retention tiers: what each is started with, reads, and needs. */
public final class RetentionFiles {

  private static final String FOLDER = "retention/";

  private static final Map<Tier, String> KEEPS =
      Map.of(
          Tier.HIGH_FREQUENCY, "all that is scraped, and all that is recorded of it",
          Tier.MEDIUM_FREQUENCY,
              "what is recorded, by all labels but those of processes, buckets too",
          Tier.LOW_FREQUENCY,
              "what is recorded of whole services, and of metrics without further labels",
          Tier.COMPLIANCE,
              "authentication, health, whether it is up, what recording lost, and shares of what failed");

  private RetentionFiles() {}

  /** The texts of the files, by their paths. */
  public static SortedMap<String, String> of(
      Collection<Catalog> catalogs, List<Recorded> recorded, Fleet fleet) {
    SeriesBudget usual = new SeriesBudget(catalogs, recorded, fleet.instances(), false);
    SeriesBudget most = new SeriesBudget(catalogs, recorded, fleet.instances(), true);
    SortedMap<String, String> files = new TreeMap<>();
    StringBuilder rows = new StringBuilder();
    for (Tier tier : Tier.values()) {
      DiskNeed need = DiskNeed.of(tier, fleet, most);
      files.put(FOLDER + tier.label() + ".flags", flags(need));
      if (tier != Tier.HIGH_FREQUENCY) {
        files.put(FOLDER + tier.label() + ".yml", Federation.tier(tier, recorded));
      }
      rows.append(row(DiskNeed.of(tier, fleet, usual), need));
    }
    files.put(FOLDER + "README.md", page(fleet, rows.toString()));
    return files;
  }

  private static String flags(DiskNeed need) {
    return """
        # %s
        --storage.tsdb.retention.time=%dd
        --storage.tsdb.retention.size=%dGB
        """
        .formatted(KEEPS.get(need.tier()), need.tier().days(), need.limit());
  }

  private static String row(DiskNeed usual, DiskNeed most) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %d d | %s | %,d | %,d | %,.1f | %,.2f | %,.2f | %d GB |\n",
        usual.tier().label(),
        KEEPS.get(usual.tier()),
        usual.tier().days(),
        DurationText.format(usual.interval()),
        usual.series(),
        most.series(),
        usual.samplesPerSecond(),
        usual.bytes() / 1e9,
        most.bytes() / 1e9,
        most.limit());
  }

  private static String page(Fleet fleet, String rows) {
    return """
        # How long series are kept

        Each tier is a server of its own, as Prometheus keeps all of its series for the same time. The first one scrapes and
        records; each of the others reads from it what it keeps, by `/federate`.

        | tier | keeps | for | every | series, usual | series at most | samples/s | disk, GB | disk at most, GB | limit |
        |---|---|---:|---:|---:|---:|---:|---:|---:|---:|
        %s
        This is for %d %s of each application, scraped every %s. Usual is with as many instances of each service that is
        balanced, and one type of error each; at most, with all that the catalog's limits allow. What no catalog has is not
        in it: HTTP requests, health, processes and their virtual machines. Disks are series / interval × time × bytes of a
        sample, which are measured with a real Prometheus, in blocks of two hours with their indexes: %.1f of what is scraped, and
        %.1f of what is recorded, as rates change in most of their digits all the time. The limit is 1.2 times what there is at
        most, in the units of 1024 that Prometheus has; let the disk have a quarter more.

        ```sh
        prometheus --config.file=%s @high_frequency.flags --storage.tsdb.path=/data/high
        prometheus --config.file=low_frequency.yml @low_frequency.flags --storage.tsdb.path=/data/low
        ```

        The configurations are in this folder, and read where the first server is from `targets/first.yml`
        (`- targets: ["prometheus:9090"]`), its certificate's authority from `secrets/first-ca.crt` and the password of the
        user `prometheus` from `secrets/first-password`.
        """
        .formatted(
            rows,
            fleet.instances(),
            fleet.instances() == 1 ? "process" : "processes",
            DurationText.format(fleet.interval()),
            DiskNeed.BYTES_PER_SCRAPED_SAMPLE,
            DiskNeed.BYTES_PER_RECORDED_SAMPLE,
            "../layouts/single/prometheus.yml");
  }
}
