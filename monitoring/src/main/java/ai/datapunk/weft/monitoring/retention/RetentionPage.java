package ai.datapunk.weft.monitoring.retention;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.layouts.Federation;
import ai.datapunk.weft.monitoring.layouts.ReadServer;
import java.util.Locale;
import java.util.stream.Stream;

/** The page that says what each tier keeps, what disk that takes, and how it is started. */
final class RetentionPage {

  /** The first of those that neither Prometheus nor Alertmanager has. */
  private static final int PORT = 9191;

  private RetentionPage() {}

  static String of(DiskNeeds needs, Fleet fleet) {
    return String.format(
        Locale.ROOT,
        """
        # How long series are kept

        Each tier is a server of its own, as Prometheus keeps all of its series for the same time. The first one scrapes,
        records and alerts; each of the others reads from it what it keeps, by `/federate`.

        | tier | keeps | for | every | series, usual | series at most | samples/s | disk, GB | disk at most, GB | limit |
        |---|---|---:|---:|---:|---:|---:|---:|---:|---:|
        %s
        This is for %d %s of each application, scraped every %s, in one environment. Usual is with as many instances of each
        service that is balanced, and one type of error each; at most, with all that the catalog's limits allow. Disks are
        series / interval × time × bytes of a sample, which are measured with a real Prometheus, in blocks of two hours with
        their indexes: %.1f of what is scraped, and %.1f of what is recorded, as rates change in most of their digits all the
        time. `high_frequency` keeps for a day longer than the rules look back, and for 15 days at least.

        Time is to end series, and no limit. So the limit is 1.2 times what there is at most together with what no catalog
        has, in the units of 1024 that Prometheus has: %,d series of each process, which is a hundred methods and paths of HTTP
        requests, its health and its virtual machine, and as many that are recorded of them for each application. Where
        environments have their own series, it is for as many environments as processes. Let the disk have a quarter more. What
        else is scraped, as machines, and what rules of your own record comes on top: then let the size be larger, in a
        file of your own, or leave it out. `compliance` has no limit, as what is to be shown later must not end before its time.

        ```sh
        prometheus --config.file=../layouts/single/prometheus.yml @high_frequency.flags %s --storage.tsdb.path=/data/high
        %s
        ```

        These are started in this folder, from which paths count, and may be on one machine. The first server needs what
        `../prometheus/README.md` lists, and, to be read from over TLS,

        %s
        %s
        Each of the others needs

        %s""",
        Stream.of(Tier.values()).map(tier -> row(tier, needs)).collect(joining()),
        fleet.instances(),
        fleet.instances() == 1 ? "process" : "processes",
        DurationText.format(fleet.interval()),
        DiskNeed.BYTES_PER_SCRAPED_SAMPLE,
        DiskNeed.BYTES_PER_RECORDED_SAMPLE,
        DiskNeeds.BESIDE_CATALOGS,
        ReadServer.OPTION,
        commands(),
        NeededFile.table(ReadServer.needed()),
        ReadServer.shown(),
        NeededFile.table(Federation.neededByTier()));
  }

  private static String row(Tier tier, DiskNeeds needs) {
    DiskNeed usual = needs.usual(tier);
    DiskNeed most = needs.most(tier);
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %d d | %s | %,d | %,d | %,.1f | %,.2f | %,.2f | %s |\n",
        tier.label(),
        RetentionFiles.KEEPS.get(tier),
        usual.days(),
        DurationText.format(usual.interval()),
        usual.series(),
        most.series(),
        usual.samplesPerSecond(),
        usual.bytes() / 1e9,
        most.bytes() / 1e9,
        RetentionFiles.isLimited(tier) ? needs.limit(tier).limit() + " GB" : "none");
  }

  private static String commands() {
    StringBuilder commands = new StringBuilder();
    int port = PORT;
    for (Tier tier : Tier.values()) {
      if (tier != Tier.HIGH_FREQUENCY) {
        commands.append(
            "prometheus --config.file=%1$s.yml @%1$s.flags --web.listen-address=:%2$d --storage.tsdb.path=/data/%1$s\n"
                .formatted(tier.label(), port));
        port++;
      }
    }
    return commands.toString().stripTrailing();
  }
}
