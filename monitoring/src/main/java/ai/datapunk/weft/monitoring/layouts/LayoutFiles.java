package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.monitoring.access.Address;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.prometheus.PrometheusFile;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Configurations of Prometheus for one server, for several of which one reads what the others have
 * recorded, and for one that writes that on to a store. Who scrapes also records and alerts, all in
 * the same way.
 */
public final class LayoutFiles {

  /** Where the store is, unless it is said: nowhere. */
  public static final String STORE = "https://store.example.com/api/v1/write";

  private static final String FOLDER = "layouts/";
  private static final String TOKEN = "secrets/store-token";
  private static final String AUTHORITY = "secrets/store-ca.crt";

  private static final String QUEUE =
      "queue_config is left as it is: Prometheus finds by itself how many senders it needs, and what is"
          + " recorded is little. Raise max_shards only where"
          + " prometheus_remote_storage_shards_desired stays above it.";
  private static final String KEPT =
      "Only what is recorded is written on: what is scraped stays here, for as long as this server keeps"
          + " it.";

  private final PrometheusFile prometheus;
  private final List<Kept> recorded;
  private final Address store;
  private final boolean isNative;

  /**
   * Those of servers that scrape as this one does.
   *
   * @param recorded what is read by others, or written on
   * @param store where the store takes what is written
   * @param isNative whether some of it are native histograms
   */
  public LayoutFiles(
      PrometheusFile prometheus, Collection<Kept> recorded, String store, boolean isNative) {
    this.prometheus = prometheus;
    this.recorded = List.copyOf(recorded);
    this.store = Address.of(store);
    this.isNative = isNative;
  }

  /** The texts of the files, by their paths. */
  public SortedMap<String, String> files() {
    YamlMap writing = prometheus.twoBelow(Region.LABEL).put("remote_write", List.of(written()));
    SortedMap<String, String> files = new TreeMap<>();
    files.put(FOLDER + "README.md", LayoutsPage.of(neededByStore(), isNative));
    files.put(FOLDER + "single/prometheus.yml", YamlText.of(prometheus.twoBelow(Map.of())));
    files.put(FOLDER + "federation/regional.yml", YamlText.of(prometheus.twoBelow(Region.LABEL)));
    files.put(FOLDER + "federation/regional.flags", Region.FLAGS);
    files.put(FOLDER + "federation/global.yml", Federation.global(recorded));
    files.put(FOLDER + "remote-write/prometheus.yml", YamlText.of(writing));
    files.put(FOLDER + "remote-write/prometheus.flags", Region.FLAGS);
    return files;
  }

  private YamlMap written() {
    YamlMap keep =
        new YamlMap()
            .comment(YamlText.lines(KEPT))
            .put("action", "keep")
            .putTexts("source_labels", List.of("__name__"))
            .putQuoted("regex", Federation.names(recorded));
    YamlMap write =
        new YamlMap()
            .comment(YamlText.lines(QUEUE))
            .put("url", store.toString())
            .put("follow_redirects", false);
    if (store.isEncrypted()) {
      write
          .put("authorization", new YamlMap().put("credentials_file", TOKEN))
          .put("tls_config", new YamlMap().put("ca_file", AUTHORITY));
    }
    if (isNative) {
      write.put("send_native_histograms", true);
    }
    return write.put("write_relabel_configs", List.of(keep, Region.required()));
  }

  private List<NeededFile> neededByStore() {
    return store.isEncrypted()
        ? List.of(
            NeededFile.secret(TOKEN, "the token that the store takes"),
            new NeededFile(AUTHORITY, "the certificate of who signed the store's", false))
        : List.of();
  }
}
