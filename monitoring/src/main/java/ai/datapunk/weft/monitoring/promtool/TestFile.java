package ai.datapunk.weft.monitoring.promtool;

import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.time.Duration;
import java.util.List;

/** The tests of a group's alerts, for {@code promtool test rules}. */
public final class TestFile {

  /** How far series and evaluations are apart where the group does not say so. */
  private static final Duration STEP = Duration.ofSeconds(15);

  private TestFile() {}

  /**
   * The text of the file.
   *
   * @param rules where the rules are, as seen from the folder of the file
   */
  public static String of(AlertGroup group, String rules, RunbookLinks links) {
    Duration step = group.interval().isZero() ? STEP : group.interval();
    List<YamlMap> tests =
        group.alerts().stream()
            .flatMap(alert -> new AlertTest(alert, step, links).tests().stream())
            .toList();
    return YamlText.of(
        new YamlMap()
            .putTexts("rule_files", List.of(rules))
            .put("evaluation_interval", Timeline.text(step))
            .put("tests", tests));
  }
}
