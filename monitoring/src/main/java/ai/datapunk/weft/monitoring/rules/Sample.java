package ai.datapunk.weft.monitoring.rules;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A series in a test: calm first, then otherwise, and calm again.
 *
 * @param metric the metric's name
 * @param labels all labels, with a value each
 * @param counter whether the numbers are by how much it rises in a second; else what it is
 * @param calm before and after; not a number where the series is not there
 * @param meanwhile in between
 * @param part in which part of that time, counted from 0
 * @param parts of how many; it is calm in the others
 */
public record Sample(
    String metric,
    SortedMap<String, String> labels,
    boolean counter,
    double calm,
    double meanwhile,
    int part,
    int parts) {

  private static final String JOB = "job";

  /** What labels are whose values do not matter. */
  private static final Map<String, String> USUAL =
      Map.of(
          "job", "shop",
          "instance", "10.0.0.7:8080",
          "service", "shop",
          "operation", "stock",
          "method", "GET",
          "path", "/orders",
          "uri", "/orders",
          "status", "200");

  /** A gauge with these values. */
  public static Sample gauge(Series series, double calm, double meanwhile, String... labels) {
    return new Sample(series.name(), values(series, labels), false, calm, meanwhile, 0, 1);
  }

  /** A gauge that is there only meanwhile. */
  public static Sample passing(Series series, double meanwhile, String... labels) {
    return gauge(series, Double.NaN, meanwhile, labels);
  }

  /** A counter that rises by so much in a second. */
  public static Sample counter(Series series, double calm, double meanwhile, String... labels) {
    return new Sample(series.name(), values(series, labels), true, calm, meanwhile, 0, 1);
  }

  /** A counter that is there only meanwhile, and rises by so much in a second. */
  public static Sample starting(Series series, double meanwhile, String... labels) {
    return counter(series, Double.NaN, meanwhile, labels);
  }

  /** The same, calm but in one of so many parts of the time in between. */
  public Sample inPart(int number, int of) {
    return new Sample(metric, labels, counter, calm, meanwhile, number, of);
  }

  /** The same of a target that has these labels too. */
  Sample with(Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.putAll(more);
    return new Sample(metric, all, counter, calm, meanwhile, part, parts);
  }

  /** The same of a job with a number, if it is of the usual one. */
  Sample inJob(int number) {
    String usual = USUAL.getOrDefault(JOB, "");
    return usual.equals(labels.get(JOB)) ? with(Map.of(JOB, usual + "-" + number)) : this;
  }

  /** The same, calm all the time. */
  Sample calmed() {
    return new Sample(metric, labels, counter, calm, calm, part, parts);
  }

  private static SortedMap<String, String> values(Series series, String... labels) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      if (!series.has(labels[i])) {
        throw new IllegalArgumentException(series.name() + " has no label " + labels[i]);
      }
      given.put(labels[i], labels[i + 1]);
    }
    SortedMap<String, String> values = new TreeMap<>();
    for (String label : series.labels()) {
      String value = given.get(label);
      values.put(label, value == null ? USUAL.getOrDefault(label, "some_" + label) : value);
    }
    return values;
  }

  /** As the test names it. */
  public String selector() {
    return labels.entrySet().stream()
        .map(label -> Matchers.is(label.getKey(), label.getValue()))
        .collect(joining(",", metric + "{", "}"));
  }
}
