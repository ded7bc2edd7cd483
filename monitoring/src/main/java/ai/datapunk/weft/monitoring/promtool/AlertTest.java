package ai.datapunk.weft.monitoring.promtool;

import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Annotations;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import ai.datapunk.weft.monitoring.rules.Scenario;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests of one alert: each scenario, and what becomes of it without any series. */
final class AlertTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final Alert alert;
  private final RunbookLinks links;

  AlertTest(Alert alert, RunbookLinks links) {
    this.alert = alert;
    this.links = links;
  }

  List<YamlMap> tests() {
    List<YamlMap> tests = new ArrayList<>();
    for (Scenario scenario : alert.scenarios()) {
      Timeline time = Timeline.of(alert, scenario);
      tests.add(test(title(scenario), series(scenario, time), moments(scenario, time)));
    }
    tests.add(test("is silent without data", List.of(), List.of(silent(LONG))));
    return tests;
  }

  private static String title(Scenario scenario) {
    return (scenario.fires() ? "fires and resolves: " : "is silent: ") + scenario.title();
  }

  private YamlMap test(String title, List<YamlMap> series, List<YamlMap> moments) {
    return new YamlMap()
        .comment(List.of())
        .putQuoted("name", alert.name() + " " + title)
        .put("interval", Timeline.text(Timeline.STEP))
        .put("input_series", series)
        .put("alert_rule_test", moments);
  }

  private List<YamlMap> series(Scenario scenario, Timeline time) {
    return scenario.samples().stream()
        .map(
            sample ->
                new YamlMap()
                    .put("series", sample.selector())
                    .put("values", Readings.of(sample, time)))
        .toList();
  }

  private List<YamlMap> moments(Scenario scenario, Timeline time) {
    List<YamlMap> moments = new ArrayList<>();
    moments.add(silent(time.beforeAll()));
    if (!alert.hold().isZero()) {
      // Not yet, whatever there is.
      moments.add(silent(time.beforeAll().plus(alert.hold())));
    }
    String value = scenario.value();
    if (value == null) {
      moments.add(silent(time.atTheEnd()));
    } else {
      moments.add(firing(time.atTheEnd(), scenario, value));
      if (!alert.keep().isZero()) {
        moments.add(firing(time.atTheEnd().plus(alert.keep().dividedBy(2)), scenario, value));
      }
    }
    if (scenario.spell() != null) {
      time.afterwards().forEach(moment -> moments.add(silent(moment)));
    }
    moments.add(silent(time.afterAll()));
    return moments;
  }

  private YamlMap silent(Duration at) {
    return moment(at, null);
  }

  private YamlMap firing(Duration at, Scenario scenario, String value) {
    Map<String, String> labels = alert.labels(scenario.samples().get(0));
    return moment(
        at,
        new YamlMap()
            .put("exp_labels", labels)
            .put("exp_annotations", Annotations.filled(alert, links, labels, value)));
  }

  private YamlMap moment(Duration at, @Nullable YamlMap expected) {
    return new YamlMap()
        .put("eval_time", Timeline.text(at))
        .put("alertname", alert.name())
        .put("exp_alerts", expected == null ? List.<YamlMap>of() : List.of(expected));
  }
}
