package ai.datapunk.weft.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the names of users' metrics and of their labels have to be: the platform's patterns and
 * Prometheus' own conventions.
 */
public final class MetricNaming {

  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  /** Ends that say more than a name does, and the type whose metrics have them. */
  private static final Map<String, String> SUFFIXES =
      Map.of(
          "_total", "counters",
          "_info", "infos",
          "_bucket", "a histogram's own series",
          "_sum", "a histogram's own series",
          "_count", "a histogram's own series",
          "_created", "Prometheus");

  /** Words for units other than the base unit, and that. */
  private static final Map<String, List<String>> OTHER_UNITS =
      Map.of(
          "seconds",
          List.of(
              "ms",
              "msec",
              "millis",
              "millisecond",
              "milliseconds",
              "us",
              "usec",
              "micros",
              "microsecond",
              "microseconds",
              "ns",
              "nanos",
              "nanosecond",
              "nanoseconds",
              "minutes",
              "hours",
              "days"),
          "bytes",
          List.of("kb", "mb", "gb", "kib", "mib", "gib", "kilobytes", "megabytes", "gigabytes"),
          "ratio",
          List.of("percent", "percentage", "pct"));

  private static final Set<String> RESERVED_LABELS = Set.of("le", "quantile");

  private MetricNaming() {}

  /** Whether a name is as the platform's patterns have it. */
  public static boolean isSnakeCase(String name) {
    return SNAKE_CASE.matcher(name).matches();
  }

  /** Whether a word of a metric's name is a unit of time other than the second. */
  public static boolean isOtherUnitOfTime(String word) {
    return isOtherUnit(HistogramUnit.SECONDS, word);
  }

  /** Whether a word is a unit for what is measured in this one. */
  public static boolean isOtherUnit(HistogramUnit unit, String word) {
    String baseUnit = unit.name().toLowerCase(Locale.ROOT);
    return OTHER_UNITS.getOrDefault(baseUnit, List.of()).contains(word);
  }

  /** Whether the name of a label is one that Prometheus keeps for itself. */
  public static boolean isReservedLabel(String label) {
    return RESERVED_LABELS.contains(label) || label.startsWith("__");
  }

  /** The unit that the name of a metric says; numbers if it says none. */
  public static HistogramUnit unit(String metric) {
    String name = metric.endsWith("_total") ? metric.substring(0, metric.length() - 6) : metric;
    if (name.endsWith("_seconds")) {
      return HistogramUnit.SECONDS;
    }
    if (name.endsWith("_bytes")) {
      return HistogramUnit.BYTES;
    }
    return name.endsWith("_ratio") ? HistogramUnit.RATIO : HistogramUnit.NUMBER;
  }

  /**
   * What is wrong with a metric.
   *
   * @param what said of the metric, as in "has _count in its name"
   * @param fix what to do
   */
  public record Fault(String what, String fix) {

    /** A sentence about the metric of this name, with what to do. */
    public String of(String metric) {
      return metric + " " + what + ": " + fix;
    }
  }

  /** What is wrong with the name of a metric; empty if nothing is. */
  public static Optional<Fault> fault(MetricType type, String metric) {
    if (!isSnakeCase(metric)) {
      return Optional.of(
          new Fault(
              "is no name in snake_case",
              "begin with a letter and use lower-case letters, digits and single underscores"));
    }
    if (Family.isFamily(metric)) {
      return Optional.of(
          new Fault("is a family that Weft records itself", "choose another name for this metric"));
    }
    return faultInSuffix(type, metric).or(() -> faultInUnit(type, metric));
  }

  private static Optional<Fault> faultInSuffix(MetricType type, String metric) {
    String wanted = type == MetricType.COUNTER ? "_total" : type == MetricType.INFO ? "_info" : "";
    if (!metric.endsWith(wanted)) {
      return Optional.of(
          new Fault(
              "is of the type " + type.label() + ", but does not end in " + wanted,
              "end the name in " + wanted));
    }
    String stem = metric.substring(0, metric.length() - wanted.length());
    return SUFFIXES.keySet().stream()
        .filter(stem::endsWith)
        .findFirst()
        .map(
            suffix ->
                new Fault(
                    "has " + suffix + " in its name, which belongs to " + SUFFIXES.get(suffix),
                    "take it out, since this is of the type " + type.label()));
  }

  private static Optional<Fault> faultInUnit(MetricType type, String metric) {
    String suffix = type == MetricType.COUNTER ? "_total" : "";
    for (String word : metric.split("_", -1)) {
      for (Map.Entry<String, List<String>> unit : OTHER_UNITS.entrySet()) {
        if (unit.getValue().contains(word)) {
          return Optional.of(
              new Fault(
                  "names the unit '" + word + "', but the base unit is " + unit.getKey(),
                  "record that, and end the name in _" + unit.getKey() + suffix));
        }
      }
    }
    return Optional.empty();
  }

  /** What is wrong with the labels of a metric, as a sentence with what to do. */
  public static Optional<String> faultInLabels(
      MetricType type, String metric, List<String> labels) {
    for (String label : labels) {
      if (isReservedLabel(label)) {
        return Optional.of(
            "The label '" + label + "' of " + metric + " belongs to Prometheus: choose another");
      }
      if (!isSnakeCase(label)) {
        return Optional.of(
            "The label '"
                + label
                + "' of "
                + metric
                + " is not snake_case: begin with a letter and use lower-case letters, digits and"
                + " single underscores");
      }
    }
    if (Set.copyOf(labels).size() < labels.size()) {
      return Optional.of(metric + " has a label twice: " + labels);
    }
    return faultAgainstStandard(type, metric, labels).map(fault -> fault.of(metric));
  }

  /** What is wrong with a metric that has the name of one of the platform's standard metrics. */
  public static Optional<Fault> faultAgainstStandard(
      MetricType type, String metric, List<String> labels) {
    return StandardMetric.named(metric)
        .filter(
            standard ->
                standard.type() != type
                    || !Set.copyOf(labels).equals(Set.copyOf(standard.labels())))
        .map(
            standard ->
                new Fault(
                    "is one of the platform's standard metrics, a "
                        + standard.type().label()
                        + " with the labels "
                        + standard.labels()
                        + ", and cannot be a "
                        + type.label()
                        + " with the labels "
                        + labels,
                    "make it so, or choose another name"));
  }
}
