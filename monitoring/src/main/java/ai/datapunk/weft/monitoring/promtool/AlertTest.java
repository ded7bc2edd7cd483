package ai.datapunk.weft.monitoring.promtool;

import static java.util.stream.Collectors.groupingBy;

import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Annotations;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import ai.datapunk.weft.monitoring.rules.Scenario;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tests of one alert: each scenario by itself, or those at once that take as long. */
final class AlertTest {

  private final Alert alert;
  private final RunbookLinks links;
  private final Duration step;

  AlertTest(Alert alert, Duration step, RunbookLinks links) {
    this.alert = alert;
    this.links = links;
    this.step = step;
  }

  List<YamlMap> tests() {
    if (!alert.together()) {
      return alert.scenarios().stream().map(this::alone).toList();
    }
    Map<Timeline, List<Scenario>> alike =
        alert.scenarios().stream()
            .collect(groupingBy(this::time, LinkedHashMap::new, Collectors.toList()));
    return alike.values().stream()
        .map(these -> these.size() == 1 ? alone(these.get(0)) : together(these))
        .toList();
  }

  private Timeline time(Scenario scenario) {
    return Timeline.of(alert, scenario, step);
  }

  /** All of them at once, each with what it is above its series. */
  private YamlMap together(List<Scenario> scenarios) {
    Timeline time = time(scenarios.get(0));
    List<YamlMap> series = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      List<YamlMap> those = series(scenario, time);
      those.get(0).comment(List.of(title(scenario)));
      series.addAll(those);
    }
    return test("fires, is silent and resolves", series, moments(scenarios, time));
  }

  private YamlMap alone(Scenario scenario) {
    Timeline time = time(scenario);
    return test(title(scenario), series(scenario, time), moments(List.of(scenario), time));
  }

  private static String title(Scenario scenario) {
    return (scenario.fires() ? "fires and resolves: " : "is silent: ") + scenario.title();
  }

  private YamlMap test(String title, List<YamlMap> series, List<YamlMap> moments) {
    return new YamlMap()
        .comment(List.of())
        .putQuoted("name", alert.name() + " " + title)
        .put("interval", Timeline.text(step))
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

  private List<YamlMap> moments(List<Scenario> scenarios, Timeline time) {
    List<YamlMap> moments = new ArrayList<>();
    moments.add(silent(time.beforeAll()));
    if (!alert.hold().isZero()) {
      // Not yet, whatever there is.
      moments.add(silent(time.beforeAll().plus(alert.hold())));
    }
    moments.add(moment(time.atTheEnd(), firing(scenarios)));
    boolean fires = scenarios.stream().anyMatch(Scenario::fires);
    if (fires && !alert.keep().isZero()) {
      moments.add(moment(time.atTheEnd().plus(alert.keep().dividedBy(2)), firing(scenarios)));
    }
    if (!fires && scenarios.get(0).spell() != null) {
      time.afterwards().forEach(moment -> moments.add(silent(moment)));
    }
    moments.add(silent(time.afterAll()));
    return moments;
  }

  /** The alerts of those that fire. */
  private List<YamlMap> firing(List<Scenario> scenarios) {
    List<YamlMap> firing = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      String value = scenario.value();
      if (value != null) {
        Map<String, String> labels = alert.labels(scenario);
        firing.add(
            new YamlMap()
                .put("exp_labels", labels)
                .put(
                    "exp_annotations",
                    Annotations.filled(alert, links, labels, value, scenario.asked())));
      }
    }
    return firing;
  }

  /** Nothing of it fires then. */
  YamlMap silent(Duration at) {
    return moment(at, List.of());
  }

  private YamlMap moment(Duration at, List<YamlMap> expected) {
    return new YamlMap()
        .put("eval_time", Timeline.text(at))
        .put("alertname", alert.name())
        .put("exp_alerts", expected);
  }
}
