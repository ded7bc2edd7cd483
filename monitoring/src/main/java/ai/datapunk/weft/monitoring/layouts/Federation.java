package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Servers that read from others what these have recorded. */
public final class Federation {

  private static final String HONORED =
      "honor_labels, as what is read has the labels job and weft_region of those that it is of, and would"
          + " get this job's own in their place.";

  private static final String FIRST = "first";
  private static final String REGIONS = "regions";

  private Federation() {}

  /** The configuration of a server that reads what a tier keeps from the first one. */
  public static String tier(Tier tier, Collection<Kept> recorded) {
    List<Kept> kept = recorded.stream().filter(series -> tier.has(series.tier())).toList();
    return text(tier.interval(), job(FIRST, kept));
  }

  /** The files that such a server needs besides. */
  public static List<NeededFile> neededByTier() {
    return needed(FIRST, "the first server", "prometheus:9090");
  }

  /** The configuration of a server that reads all that is recorded, from those of regions. */
  static String global(Collection<Kept> recorded) {
    YamlMap job = job(REGIONS, recorded);
    return text(
        Tier.MEDIUM_FREQUENCY.interval(),
        job.put("metric_relabel_configs", List.of(Region.required())));
  }

  /** The files that it needs besides. */
  static List<NeededFile> neededByGlobal() {
    return needed(REGIONS, "the servers of regions", "prometheus-eu:9090");
  }

  private static List<NeededFile> needed(String whom, String who, String where) {
    return List.of(
        new NeededFile(
            "targets/" + whom + ".yml",
            "where %s can be reached: `- targets: [\"%s\"]`".formatted(who, where),
            false),
        new NeededFile(authority(whom), "the certificate of who signed theirs", false),
        NeededFile.secret(password(whom), "the password of `prometheus` there"));
  }

  private static String authority(String whom) {
    return "secrets/" + whom + "-ca.crt";
  }

  private static String password(String whom) {
    return "secrets/" + whom + "-password";
  }

  private static String text(Duration interval, YamlMap job) {
    String time = DurationText.format(interval);
    return YamlText.of(
        new YamlMap()
            .put(
                "global",
                new YamlMap().put("scrape_interval", time).put("evaluation_interval", time))
            .put("scrape_configs", List.of(job)));
  }

  private static YamlMap job(String whom, Collection<Kept> recorded) {
    return new YamlMap()
        .comment(YamlText.lines(HONORED))
        .put("job_name", "federate")
        .put("honor_labels", true)
        .put("metrics_path", "/federate")
        .put("params", new YamlMap().putTexts("match[]", selectors(recorded)))
        .put("scheme", "https")
        .put("follow_redirects", false)
        .put(
            "basic_auth",
            new YamlMap().put("username", "prometheus").put("password_file", password(whom)))
        .put("tls_config", new YamlMap().put("ca_file", authority(whom)))
        .put(
            "file_sd_configs",
            List.of(new YamlMap().putTexts("files", List.of("targets/" + whom + ".yml"))));
  }

  /** One for each metric, so that it is seen what is read. */
  private static List<String> selectors(Collection<Kept> recorded) {
    SortedMap<String, Collection<Kept>> sources = new TreeMap<>();
    for (Kept series : recorded) {
      sources.computeIfAbsent(series.source(), name -> new ArrayList<>()).add(series);
    }
    return sources.values().stream().map(some -> "{__name__=~\"" + names(some) + "\"}").toList();
  }

  /** What the names of all of these match, and no other. */
  static String names(Collection<Kept> recorded) {
    return String.join("|", new TreeSet<>(recorded.stream().map(Kept::name).toList()));
  }
}
