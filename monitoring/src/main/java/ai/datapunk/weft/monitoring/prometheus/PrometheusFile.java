package ai.datapunk.weft.monitoring.prometheus;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.aggregation.Aggregation;
import ai.datapunk.weft.monitoring.dependencies.Dependencies;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The configuration of a Prometheus that scrapes, records and alerts. The files that it needs are
 * in one folder, wherever the configuration itself is.
 *
 * @param jobs what is scraped
 * @param alerts where alerts go
 * @param interval how often it scrapes, and evaluates rules
 */
public record PrometheusFile(ScrapeJobs jobs, SentAlerts alerts, Duration interval) {

  /** Where the file is. */
  public static final String PATH = "prometheus/prometheus.yml";

  private static final String NEEDED = "prometheus/";

  /** The text of the file that is beside those that it needs. */
  public String text() {
    return YamlText.of(in("../", "", Map.of()));
  }

  /**
   * The same in a folder that is two below that of all that is written.
   *
   * @param external labels that say elsewhere which server it was
   */
  public YamlMap twoBelow(Map<String, String> external) {
    return in("../../", "../../" + NEEDED, external);
  }

  private YamlMap in(String top, String folder, Map<String, String> external) {
    return new YamlMap()
        .put("global", global(external))
        .putTexts(
            "rule_files",
            Stream.of("rules/*.yml", Aggregation.RULES, Dependencies.RULES)
                .map(rules -> top + rules)
                .toList())
        .put("alerting", alerts.in(folder))
        .put("scrape_configs", jobs.in(folder));
  }

  private YamlMap global(Map<String, String> external) {
    String time = DurationText.format(interval);
    YamlMap global = new YamlMap().put("scrape_interval", time).put("evaluation_interval", time);
    return external.isEmpty() ? global : global.put("external_labels", external);
  }

  /** The files that it names, and that are not written. */
  public List<NeededFile> needed() {
    return Stream.concat(jobs.needed().stream(), alerts.needed().stream()).toList();
  }
}
