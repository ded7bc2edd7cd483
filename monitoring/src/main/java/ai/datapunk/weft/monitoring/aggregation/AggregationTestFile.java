package ai.datapunk.weft.monitoring.aggregation;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The test of all that is recorded: three processes, and what the name of each rule promises of
 * them, computed from the samples.
 */
final class AggregationTestFile {

  private static final String RATE = "rate5m";
  private static final double SHARE = 0.95;

  private final List<TestSeries> series;
  private final List<Recorded> rules;

  AggregationTestFile(Collection<Measured> metrics, List<Recorded> rules) {
    this.series = metrics.stream().flatMap(metric -> TestSeries.of(metric).stream()).toList();
    this.rules = rules;
  }

  String text() {
    List<YamlMap> expected = new ArrayList<>();
    List<String> ratios = new ArrayList<>();
    for (Ratio ratio : Ratio.values()) {
      ratios.add(ratio.ruleName());
      expected.add(moment(ratio.ruleName(), List.of(share(ratio))));
    }
    rules.stream()
        .filter(rule -> !ratios.contains(rule.name()))
        .map(Recorded::name)
        .distinct()
        .forEach(name -> expected.add(moment(name, samples(name))));
    YamlMap sums =
        test(
            "three processes, of which one begins again",
            series.stream().map(one -> input(one.name(), one.labels(), one.values())).toList(),
            expected);
    return YamlText.of(
        new YamlMap()
            .putTexts("rule_files", List.of("rules.yml"))
            .put("evaluation_interval", TestSeries.STEP + "s")
            .put("tests", List.of(sums, RefusedCalls.test())));
  }

  /** What these series are in the end. */
  static YamlMap test(String name, List<YamlMap> series, List<YamlMap> expected) {
    return new YamlMap()
        .comment(List.of())
        .putQuoted("name", name)
        .put("interval", TestSeries.STEP + "s")
        .put("input_series", series)
        .put("promql_expr_test", expected);
  }

  static YamlMap input(String name, Map<String, String> labels, String values) {
    return new YamlMap().put("series", selector(name, labels)).put("values", values);
  }

  private static String selector(String name, Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
        .collect(joining(",", name + "{", "}"));
  }

  static YamlMap moment(String name, List<YamlMap> samples) {
    return new YamlMap()
        .putQuoted("expr", name)
        .put("eval_time", TestSeries.STEP * TestSeries.STEPS + "s")
        .put("exp_samples", samples);
  }

  static YamlMap sample(String name, Map<String, String> labels, double value) {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.put("job", "shop");
    return new YamlMap().put("labels", selector(name, all)).putNumber("value", value);
  }

  private List<YamlMap> samples(String name) {
    List<YamlMap> samples = new ArrayList<>();
    for (Recorded rule : rules) {
      if (rule.name().equals(name)) {
        groups(rule)
            .forEach(
                (labels, some) -> {
                  SortedMap<String, String> all = new TreeMap<>(labels);
                  all.putAll(rule.labels());
                  samples.add(sample(name, all, value(rule, some)));
                });
      }
    }
    return samples;
  }

  /** What a rule puts together, by the labels that it keeps. */
  private Map<Map<String, String>, List<TestSeries>> groups(Recorded rule) {
    List<String> kept = new ArrayList<>(rule.by());
    if (rule.buckets()) {
      kept.add("le");
    }
    Map<Map<String, String>, List<TestSeries>> groups = new LinkedHashMap<>();
    for (TestSeries one : series) {
      if (one.name().equals(measured(rule))) {
        SortedMap<String, String> labels = new TreeMap<>(one.own());
        labels.keySet().retainAll(kept);
        groups.computeIfAbsent(labels, key -> new ArrayList<>()).add(one);
      }
    }
    return groups;
  }

  private static String operation(Recorded rule) {
    return rule.name().substring(rule.name().lastIndexOf(':') + 1);
  }

  /** The series that a rule reads, by its name. */
  private static String measured(Recorded rule) {
    String[] parts = rule.name().split(":", -1);
    if (parts[2].equals("p95_" + RATE)) {
      return parts[1] + "_bucket";
    }
    return parts[2].equals(RATE) && rule.source().equals(parts[1] + "_total")
        ? rule.source()
        : parts[1];
  }

  private static double value(Recorded rule, List<TestSeries> some) {
    return switch (operation(rule)) {
      case RATE -> rate(some, one -> true);
      case "p95_" + RATE -> quantile(some);
      case "sum" -> some.stream().mapToDouble(TestSeries::last).sum();
      case "min" -> some.stream().mapToDouble(TestSeries::last).min().orElseThrow();
      case "max" -> some.stream().mapToDouble(TestSeries::last).max().orElseThrow();
      default -> count(rule, some);
    };
  }

  private static double count(Recorded rule, List<TestSeries> some) {
    List<String> states = List.of("open", "half_open", "closed");
    String state = rule.labels().get("state");
    return some.stream()
        .filter(one -> state == null || one.last() == states.indexOf(state))
        .count();
  }

  private static double rate(List<TestSeries> some, Predicate<TestSeries> matching) {
    return some.stream().filter(matching).mapToDouble(TestSeries::rate).sum();
  }

  /** Within the bucket from 0.5 to 1, in which the values are taken to be spread evenly. */
  private static double quantile(List<TestSeries> some) {
    double half = rate(some, one -> "0.5".equals(one.own().get("le")));
    double all = rate(some, one -> "1".equals(one.own().get("le")));
    return 0.5 + (1 - 0.5) * ((SHARE * all - half) / (all - half));
  }

  private YamlMap share(Ratio ratio) {
    double part =
        rate(
            series,
            one ->
                one.name().equals(ratio.some().metricName())
                    && (!ratio.isMatched() || isSecond(one)));
    double others = rate(series, one -> one.name().equals(ratio.all().metricName()));
    double whole = ratio.isBeside() ? part + others : others;
    return sample(ratio.ruleName(), Map.of("service", "stock"), part / whole);
  }

  private static boolean isSecond(TestSeries series) {
    return series.own().values().stream()
        .map(value -> value.toLowerCase(Locale.ROOT))
        .anyMatch(List.of("second", "failure", "503", "true")::contains);
  }
}
