package ai.datapunk.weft.monitoring.promtool;

import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tests of a group's alerts, for {@code promtool test rules}. */
public final class TestFile {

  /** How far series and evaluations are apart where the group does not say so. */
  private static final Duration STEP = Duration.ofSeconds(30);

  private static final Duration MARGIN = Duration.ofMinutes(2);

  private TestFile() {}

  /**
   * The text of the file.
   *
   * @param rules where the rules are, as seen from the folder of the file
   */
  public static String of(AlertGroup group, String rules, RunbookLinks links) {
    Duration step = group.interval().isZero() ? STEP : group.interval();
    List<AlertTest> alerts =
        group.alerts().stream().map(alert -> new AlertTest(alert, step, links)).toList();
    List<YamlMap> tests = new ArrayList<>();
    alerts.forEach(alert -> tests.addAll(alert.tests()));
    tests.add(withoutData(alerts, step, holds(group).plus(MARGIN)));
    return YamlText.of(
        new YamlMap()
            .putTexts("rule_files", List.of(rules))
            .put("evaluation_interval", Timeline.text(step))
            .put("tests", tests));
  }

  private static YamlMap withoutData(List<AlertTest> alerts, Duration step, Duration at) {
    return new YamlMap()
        .comment(List.of())
        .putQuoted("name", "All are silent without data")
        .put("interval", Timeline.text(step))
        .put("input_series", List.<YamlMap>of())
        .put("alert_rule_test", alerts.stream().map(alert -> alert.silent(at)).toList());
  }

  /** The longest time for which an alert of the group waits. */
  private static Duration holds(AlertGroup group) {
    return group.alerts().stream()
        .map(Alert::hold)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
