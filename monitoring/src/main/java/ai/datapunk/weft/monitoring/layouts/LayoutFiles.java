package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.aggregation.Aggregation;
import ai.datapunk.weft.monitoring.aggregation.Recorded;
import ai.datapunk.weft.monitoring.dependencies.Dependencies;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Configurations of Prometheus for one server, for several of which one reads what the others have
 * recorded, and for one that writes that on to a store.
 */
public final class LayoutFiles {

  /** Where the store is, unless it is said: nowhere. */
  public static final String STORE = "https://store.example.com/api/v1/write";

  private static final String QUEUE =
      "queue_config is left as it is: Prometheus finds by itself how many senders it needs, and what is"
          + " recorded is little. Raise max_shards only where"
          + " prometheus_remote_storage_shards_desired stays above it.";
  private static final String KEPT =
      "Only what is recorded is written on: what is scraped stays here, for as long as this server keeps"
          + " it.";

  private final Collection<String> applications;
  private final List<Recorded> recorded;
  private final Fleet fleet;

  /**
   * For these applications.
   *
   * @param recorded what is read by others, or written on
   */
  public LayoutFiles(Collection<String> applications, List<Recorded> recorded, Fleet fleet) {
    this.applications = List.copyOf(applications);
    this.recorded = List.copyOf(recorded);
    this.fleet = fleet;
  }

  /**
   * The texts of the files, by their paths.
   *
   * @param store where the store takes what is written
   */
  public SortedMap<String, String> files(String store) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("layouts/single/prometheus.yml", YamlText.of(scraping(global())));
    files.put("layouts/federation/regional.yml", YamlText.of(scraping(regional())));
    files.put("layouts/federation/global.yml", Federation.global(recorded));
    files.put(
        "layouts/remote-write/prometheus.yml",
        YamlText.of(scraping(regional()).put("remote_write", List.of(written(store)))));
    for (String layout : List.of("federation", "remote-write")) {
      files.put(
          "layouts/" + layout + "/prometheus.flags",
          """
          # WEFT_REGION in the environment names the region.
          --enable-feature=expand-external-labels
          """);
    }
    return files;
  }

  private YamlMap global() {
    String interval = DurationText.format(fleet.interval());
    return new YamlMap().put("scrape_interval", interval).put("evaluation_interval", interval);
  }

  private YamlMap regional() {
    return global().put("external_labels", new YamlMap().putQuoted("region", "${WEFT_REGION}"));
  }

  private YamlMap scraping(YamlMap global) {
    return new YamlMap()
        .put("global", global)
        .putTexts(
            "rule_files",
            List.of(
                "../../rules/*.yml", "../../" + Aggregation.RULES, "../../" + Dependencies.RULES))
        .put("scrape_configs", ScrapeSection.of(applications));
  }

  private YamlMap written(String store) {
    YamlMap keep =
        new YamlMap()
            .comment(YamlText.lines(KEPT))
            .put("action", "keep")
            .putTexts("source_labels", List.of("__name__"))
            .putQuoted("regex", Federation.names(recorded));
    YamlMap write =
        new YamlMap()
            .comment(YamlText.lines(QUEUE))
            .put("url", store)
            .put("follow_redirects", false);
    if (store.startsWith("https:")) {
      write
          .put("authorization", new YamlMap().put("credentials_file", "secrets/store-token"))
          .put("tls_config", new YamlMap().put("ca_file", "secrets/store-ca.crt"));
    }
    return write.put("write_relabel_configs", List.of(keep));
  }
}
