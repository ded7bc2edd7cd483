package ai.datapunk.weft.monitoring.layouts;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.aggregation.Recorded;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Servers that read from others what these have recorded. */
public final class Federation {

  private static final String HONORED =
      "honor_labels, as what is read has the labels job and region of those that it is of, and would get"
          + " this job's own in their place.";

  private Federation() {}

  /** The configuration of a server that reads what a tier keeps from the first one. */
  public static String tier(Tier tier, List<Recorded> recorded) {
    List<Recorded> kept = recorded.stream().filter(rule -> tier.has(rule.tier())).toList();
    return YamlText.of(configuration(tier.interval(), "first", kept));
  }

  /** The configuration of a server that reads all that is recorded, from those of regions. */
  static String global(List<Recorded> recorded) {
    return YamlText.of(configuration(Tier.MEDIUM_FREQUENCY.interval(), "regions", recorded));
  }

  private static YamlMap configuration(Duration interval, String whom, List<Recorded> recorded) {
    YamlMap job =
        new YamlMap()
            .comment(YamlText.lines(HONORED))
            .put("job_name", "federate")
            .put("honor_labels", true)
            .put("metrics_path", "/federate")
            .put("params", new YamlMap().putTexts("match[]", selectors(recorded)))
            .put("scheme", "https")
            .put("follow_redirects", false)
            .put(
                "basic_auth",
                new YamlMap()
                    .put("username", "prometheus")
                    .put("password_file", "secrets/" + whom + "-password"))
            .put("tls_config", new YamlMap().put("ca_file", "secrets/" + whom + "-ca.crt"))
            .put(
                "file_sd_configs",
                List.of(new YamlMap().putTexts("files", List.of("targets/" + whom + ".yml"))));
    return new YamlMap()
        .put(
            "global",
            new YamlMap()
                .put("scrape_interval", DurationText.format(interval))
                .put("evaluation_interval", DurationText.format(interval)))
        .put("scrape_configs", List.of(job));
  }

  /** One for each metric, so that it is seen what is read. */
  static List<String> selectors(List<Recorded> recorded) {
    SortedMap<String, TreeSet<String>> names = new TreeMap<>();
    for (Recorded rule : recorded) {
      names.computeIfAbsent(rule.source(), name -> new TreeSet<>()).add(rule.name());
    }
    return names.values().stream()
        .map(some -> "{__name__=~\"" + String.join("|", some) + "\"}")
        .toList();
  }

  /** What the names of all of these match, and no other. */
  static String names(List<Recorded> recorded) {
    return recorded.stream().map(Recorded::name).sorted().distinct().collect(joining("|"));
  }
}
