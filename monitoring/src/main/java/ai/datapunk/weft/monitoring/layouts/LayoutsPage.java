package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.monitoring.access.NeededFile;
import java.util.List;

/** The page that says which layouts there are, how each is started, and what it needs. */
final class LayoutsPage {

  private LayoutsPage() {}

  /**
   * The page.
   *
   * @param store the files that are needed to write to the store
   * @param isNative whether some histograms are native
   */
  static String of(List<NeededFile> store, boolean isNative) {
    return """
        # Layouts of Prometheus

        Each server is started in its layout's folder, and paths count from there. `single/prometheus.yml`,
        `federation/regional.yml` and `remote-write/prometheus.yml` scrape, record and alert as `../prometheus/prometheus.yml`
        does, and need the files that `../prometheus/README.md` lists, which stay where that says. With
        `high_frequency.flags` they keep what is scraped for as long as rules look back.

        ## One server

        ```sh
        cd single && prometheus --config.file=prometheus.yml @../../retention/high_frequency.flags
        ```

        It is `../prometheus/prometheus.yml` but for its paths.

        ## Regions, and one server that reads from all

        ```sh
        cd federation
        WEFT_REGION=eu prometheus --config.file=regional.yml @regional.flags @../../retention/high_frequency.flags %s
        prometheus --config.file=global.yml%s
        ```

        Each region has a server, whose environment names the region in `WEFT_REGION`; what leaves it has that in the label
        `weft_region`. Its alerts have the label too, but Alertmanager's configuration does not go by it: let each region have an
        Alertmanager of its own. All send to what `--alertmanagers` says, so let that be another one in each region, as
        `localhost` is, or a name that each resolves by itself. What is of a server without a region the global one does not
        take, and that server's log says `Empty environment variable`. It is read from over TLS, and needs

        %s
        %s
        The global server scrapes no application and sends no alert: regions do. It needs

        %s
        ## One server, and a store

        ```sh
        cd remote-write
        WEFT_REGION=eu prometheus --config.file=prometheus.yml @prometheus.flags @../../retention/high_frequency.flags
        ```

        Without `WEFT_REGION`, nothing is written to the store. %s
        """
        .formatted(
            ReadServer.OPTION,
            isNative ? " " + NativeHistograms.FLAG : "",
            NeededFile.table(ReadServer.needed()),
            ReadServer.shown(),
            NeededFile.table(Federation.neededByGlobal()),
            store.isEmpty()
                ? "The store is on this machine, and needs no file."
                : "It needs\n\n" + NeededFile.table(store).stripTrailing());
  }
}
