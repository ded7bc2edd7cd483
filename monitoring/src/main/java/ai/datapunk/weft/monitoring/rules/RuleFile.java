package ai.datapunk.weft.monitoring.rules;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The alerts of a group, as Prometheus reads them. */
public final class RuleFile {

  private RuleFile() {}

  /** The text of the file. */
  public static String of(AlertGroup group, RunbookLinks links) {
    List<YamlMap> rules = new ArrayList<>();
    group.recordings().forEach(recording -> rules.add(rule(recording)));
    group.alerts().forEach(alert -> rules.add(rule(alert, links)));
    YamlMap named = new YamlMap().put("name", group.name());
    putDuration(named, "interval", group.interval());
    named.put("rules", rules);
    return YamlText.of(new YamlMap().put("groups", List.of(named)));
  }

  private static YamlMap rule(Recording recording) {
    YamlMap rule = new YamlMap().comment(YamlText.lines(recording.comment()));
    rule.put("record", recording.name()).putLines("expr", recording.query().text());
    return recording.labels().isEmpty() ? rule : rule.put("labels", recording.labels());
  }

  private static YamlMap rule(Alert alert, RunbookLinks links) {
    YamlMap rule = new YamlMap().comment(YamlText.lines(alert.comment()));
    rule.put("alert", alert.name()).putLines("expr", alert.query().text());
    putDuration(rule, "for", alert.hold());
    putDuration(rule, "keep_firing_for", alert.keep());
    YamlMap labels = new YamlMap();
    alert.ownLabels().forEach(labels::put);
    return rule.put("labels", labels).put("annotations", Annotations.of(alert, links));
  }

  private static void putDuration(YamlMap rule, String key, Duration duration) {
    if (!duration.isZero()) {
      rule.put(key, DurationText.format(duration));
    }
  }
}
