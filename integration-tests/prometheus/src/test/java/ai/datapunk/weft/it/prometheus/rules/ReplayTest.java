package ai.datapunk.weft.it.prometheus.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.it.support.VictoriaServer;
import ai.datapunk.weft.it.support.VmalertReplay;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Prometheus' rules, evaluated by VictoriaMetrics' vmalert over a recorded incident. */
class ReplayTest {

  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Duration TIME = Duration.between(Incident.BEGIN, Incident.to());

  /** Of rates, in seconds. */
  private static final long WINDOW = 300;

  /**
   * Of the most that there was in a window. VictoriaMetrics takes the change since the last sample
   * before the window, Prometheus extrapolates from those in it: they differ by one of 19
   * intervals. Quotients have that twice.
   */
  private static final double TOLERANCE = 2 / 19.0;

  private static final double LAST_BITS = 1e-14;

  private static final String CONFIG =
      """
      global:
        evaluation_interval: 1m
      rule_files:
        - '%s/rules-of-prometheus/*.yml'
      """;

  private static RulesFolder written;
  private static PrometheusServer prometheus;
  private static VictoriaServer victoria;
  private static PrometheusApi api;
  private static List<EvaluatedRule> rules;

  @BeforeAll
  static void store() throws Exception {
    Path binary = Programs.require("prometheus");
    written = RulesFolder.written("replay");
    written.rulesAs("rules-of-prometheus", text -> text);
    Path openMetrics = written.folder().resolve("openmetrics.txt");
    Path text = written.folder().resolve("samples.txt");
    Incident.write(openMetrics, text);
    victoria = new VictoriaServer(Programs.require("victoria-metrics"), written.folder());
    victoria.take(text);
    victoria.get("/internal/force_flush");
    Blocks.make(openMetrics, written.folder().resolve("data"));
    startPrometheus(binary);
    record(binary);
  }

  private static void startPrometheus(Path binary) throws Exception {
    prometheus =
        new PrometheusServer(
            binary,
            CONFIG.formatted(written.folder()),
            written.folder(),
            "--storage.tsdb.retention.time=100y");
    prometheus.awaitReady();
    api = new PrometheusApi(prometheus.uri());
    rules = api.rules();
  }

  /** Gives both servers what rules record, so that other rules can read it. */
  private static void record(Path binary) throws Exception {
    int deepest = rules.stream().mapToInt(ReplayTest::recordedFrom).max().orElse(0);
    for (int level = 0; level < deepest; level++) {
      Blocks.record(
          written.rules(),
          prometheus.uri(),
          Incident.from(),
          Incident.to(),
          written.folder().resolve("data"));
      prometheus.close();
      startPrometheus(binary);
    }
    if (deepest > 0) {
      String names =
          rules.stream()
              .filter(rule -> !rule.isAlert())
              .map(EvaluatedRule::name)
              .distinct()
              .collect(Collectors.joining("|"));
      victoria.take(
          Files.write(
              written.folder().resolve("recorded.txt"),
              lines(api.samples("{__name__=~'" + names + "'}", Incident.to(), TIME))));
      victoria.get("/internal/force_flush");
    }
  }

  /** How many rules one after the other record what a rule reads. */
  private static int recordedFrom(EvaluatedRule rule) {
    Set<String> read =
        Selectors.of(rule.query()).stream()
            .map(selector -> selector.replaceFirst(" ?\\{.*", ""))
            .collect(Collectors.toSet());
    return rules.stream()
        .filter(other -> !other.isAlert() && read.contains(other.name()))
        .mapToInt(other -> 1 + recordedFrom(other))
        .max()
        .orElse(0);
  }

  private static List<String> lines(Map<Map<String, String>, SortedMap<Long, Double>> series) {
    List<String> lines = new ArrayList<>();
    series.forEach(
        (labels, points) -> {
          String all =
              labels.entrySet().stream()
                  .filter(label -> !label.getKey().equals("__name__"))
                  .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                  .collect(Collectors.joining(","));
          String name = labels.get("__name__") + "{" + all + "} ";
          points.forEach((second, value) -> lines.add(name + value + " " + second + "000"));
        });
    return lines;
  }

  @AfterAll
  static void close() {
    if (prometheus != null) {
      prometheus.close();
    }
    if (victoria != null) {
      victoria.close();
    }
  }

  @Test
  void withPrometheusVmalertFindsWhatPrometheusFinds() throws Exception {
    try (PrometheusServer sink = sink("of-prometheus")) {
      PrometheusApi results = replayed(prometheus.uri(), sink);
      AlertStates alerts = alerts(results);
      assertThat(alerts.times()).isEqualTo(expectedAlerts().times());
      assertThat(alerts.firing())
          .contains("CircuitBreakerOpen", "HighErrorRate", "ServiceDown", "UnusualTrafficSpike");
      Map<Map<String, String>, SortedMap<Long, Double>> values = values(results);
      assertThat(values.keySet()).isEqualTo(expectedValues().keySet());
      expectedValues().forEach((labels, points) -> assertSame(labels, points, values.get(labels)));
    }
  }

  @Test
  void withVictoriaMetricsItFindsNearlyThat() throws Exception {
    try (PrometheusServer sink = sink("of-victoria")) {
      PrometheusApi results = replayed(victoria.uri(), sink);
      assertThat(expectedAlerts().differentWithin(alerts(results), STEP.toSeconds())).isEmpty();
      Map<Map<String, String>, SortedMap<Long, Double>> values = values(results);
      assertThat(values).hasSizeGreaterThan(10);
      expectedValues().forEach((labels, points) -> assertNear(labels, points, values.get(labels)));
    }
  }

  /** But for the last bits: in which order Prometheus adds series up, it does not promise. */
  private static void assertSame(
      Map<String, String> labels, SortedMap<Long, Double> expected, SortedMap<Long, Double> found) {
    assertThat(found.keySet()).as("%s", labels).isEqualTo(expected.keySet());
    expected.forEach(
        (second, value) ->
            assertThat(found.get(second))
                .as("%s at %d", labels, second)
                .isCloseTo(value, within(LAST_BITS * Math.abs(value))));
  }

  private static void assertNear(
      Map<String, String> labels, SortedMap<Long, Double> expected, SortedMap<Long, Double> found) {
    expected.forEach(
        (second, value) -> {
          if (!Incident.isHalfThere(second)) {
            double most =
                expected.subMap(second - WINDOW, second + 1).values().stream()
                    .mapToDouble(Math::abs)
                    .max()
                    .orElseThrow();
            assertThat(found.get(second))
                .as("%s at %d", labels, second)
                .isCloseTo(value, within(TOLERANCE * most));
          }
        });
  }

  private static AlertStates alerts(PrometheusApi results) throws Exception {
    return AlertStates.recorded(results.samples("ALERTS", Incident.to(), TIME));
  }

  private static Map<Map<String, String>, SortedMap<Long, Double>> values(PrometheusApi results)
      throws Exception {
    Map<Map<String, String>, SortedMap<Long, Double>> values =
        results.samples("{__name__!=''}", Incident.to(), TIME);
    values.keySet().removeIf(labels -> labels.get("__name__").startsWith("ALERTS"));
    return values;
  }

  private static AlertStates expectedAlerts() throws Exception {
    AlertStates states = new AlertStates();
    for (EvaluatedRule rule : rules) {
      if (rule.isAlert()) {
        states.add(rule, api.range(rule.query(), Incident.from(), Incident.to(), rule.interval()));
      }
    }
    return states;
  }

  private static Map<Map<String, String>, SortedMap<Long, Double>> expectedValues()
      throws Exception {
    Map<Map<String, String>, SortedMap<Long, Double>> values = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      EvaluatedRule rule = rules.get(i);
      if (rule.isAlert()) {
        Map<String, String> name = Map.of("__name__", "value:" + i);
        add(values, name, api.range(rule.value(), Incident.from(), Incident.to(), STEP));
      } else {
        Map<String, String> name = new TreeMap<>(rule.labels());
        name.put("__name__", rule.name());
        add(values, name, api.range(rule.query(), Incident.from(), Incident.to(), rule.interval()));
      }
    }
    return values;
  }

  private static void add(
      Map<Map<String, String>, SortedMap<Long, Double>> values,
      Map<String, String> more,
      Map<Map<String, String>, SortedMap<Long, Double>> found) {
    found.forEach(
        (labels, points) -> {
          Map<String, String> all = new TreeMap<>(labels);
          all.putAll(more);
          values.put(all, points);
        });
  }

  private static PrometheusApi replayed(URI source, PrometheusServer sink) throws Exception {
    List<Path> files = new ArrayList<>(written.rulesAs("rules-of-vmalert", ReplayTest::known));
    files.add(valueRules());
    VmalertReplay.run(files, Incident.from(), Incident.to(), STEP, source, sink.uri());
    return new PrometheusApi(sink.uri());
  }

  /**
   * This vmalert does not know what is newer than it, and takes no file that has it. Texts are not
   * replayed: it refuses those that ask for something.
   */
  private static String known(String rules) {
    return rules
        .replaceAll("(?m)^ +keep_firing_for: .*\n", "")
        .replaceAll("(?m)^        annotations:\n(?: {9,}.*\n)*", "");
  }

  /** What each alert compares with its threshold, as rules that record it. */
  private static Path valueRules() throws Exception {
    StringBuilder text = new StringBuilder("groups:\n  - name: values\n    rules:\n");
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).isAlert()) {
        text.append("      - record: value:").append(i).append("\n        expr: |\n          ");
        text.append(rules.get(i).value()).append('\n');
      }
    }
    return Files.writeString(written.folder().resolve("values.yml"), text);
  }

  /** It stores what it is sent to the last bit, which VictoriaMetrics does not. */
  private static PrometheusServer sink(String name) throws Exception {
    PrometheusServer sink =
        new PrometheusServer(
            Programs.require("prometheus"),
            "storage:\n  tsdb:\n    out_of_order_time_window: 1d\n",
            Files.createDirectories(written.folder().resolve(name)),
            "--web.enable-remote-write-receiver",
            "--storage.tsdb.retention.time=100y");
    sink.awaitReady();
    return sink;
  }
}
