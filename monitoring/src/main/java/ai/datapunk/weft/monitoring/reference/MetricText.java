package ai.datapunk.weft.monitoring.reference;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.markdown.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a metric is, in words. */
public final class MetricText {

  private static final String SECONDS = "seconds";
  private static final String SHARE = "ratio, 0 to 1";

  private MetricText() {}

  /** The family of that name, if it is one. */
  static Optional<Family> family(String metric) {
    return Stream.of(Family.values()).filter(f -> f.metricName().equals(metric)).findFirst();
  }

  /** What its values are in; empty for numbers of whatever it is. */
  public static String unit(String metric) {
    return family(metric).map(MetricText::unit).orElseGet(() -> unitOfName(metric));
  }

  /** The names of some say nothing of it. */
  private static String unit(Family family) {
    return switch (family) {
      case CIRCUIT_BREAKER_SECONDS_TO_OPEN -> SECONDS;
      case LAST_CHECK_TIMESTAMP -> "seconds since 1970";
      case CIRCUIT_BREAKER_ERROR_RATE,
          LOAD_BALANCER_INSTANCE_HEALTH,
          LOAD_BALANCER_INSTANCE_LOAD,
          HEALTH_STATUS ->
          SHARE;
      default -> unitOfName(family.metricName());
    };
  }

  private static String unitOfName(String metric) {
    return switch (MetricNaming.unit(metric)) {
      case SECONDS -> SECONDS;
      case BYTES -> "bytes";
      case RATIO -> SHARE;
      case NUMBER -> "";
    };
  }

  static String kind(Family family) {
    return kind(family.metricName(), family.type(), HistogramType.DEFAULT, family.buckets());
  }

  static String kind(CatalogMetric metric) {
    return kind(metric.name(), metric.type(), metric.histogram(), metric.buckets());
  }

  private static String kind(
      String name, MetricType type, HistogramType histogram, List<Double> buckets) {
    String unit = unit(name).isEmpty() ? "" : ", in " + unit(name);
    if (type != MetricType.HISTOGRAM) {
      return "A " + type.label() + unit + ".";
    }
    String bounds = buckets.stream().map(PlainNumber::of).collect(joining(", "));
    return switch (histogram) {
      case NATIVE -> "A native histogram" + unit + ".";
      case BOTH -> "A histogram" + unit + ", native and with buckets up to " + bounds + ".";
      case CLASSIC, DEFAULT -> "A histogram" + unit + ", with buckets up to " + bounds + ".";
    };
  }

  /** A line for each label but these, with what it may be. */
  static List<String> labels(CatalogMetric metric, String... others) {
    Map<String, List<CatalogLabel>> labels = new LinkedHashMap<>();
    metric.labelSets().stream()
        .flatMap(set -> set.labels().stream())
        .filter(label -> !Set.of(others).contains(label.name()))
        .forEach(label -> labels.computeIfAbsent(label.name(), n -> new ArrayList<>()).add(label));
    return labels.entrySet().stream()
        .map(label -> "- " + Markdown.code(label.getKey()) + ": " + values(label.getValue()) + "\n")
        .toList();
  }

  private static String values(List<CatalogLabel> labels) {
    List<String> parts = new ArrayList<>();
    String known =
        labels.stream()
            .flatMap(label -> label.values().stream())
            .distinct()
            .map(MetricText::value)
            .collect(joining(", "));
    if (!known.isEmpty()) {
      parts.add(known);
    }
    labels.stream()
        .filter(label -> !label.isClosed())
        .mapToInt(CatalogLabel::max)
        .max()
        .ifPresent(max -> parts.add("at most " + max + (known.isEmpty() ? "" : " others")));
    if (labels.stream().anyMatch(CatalogLabel::mask)) {
      String who = labels.stream().allMatch(CatalogLabel::mask) ? "" : " by some methods";
      parts.add("hidden" + who + " before it is recorded");
    }
    labels.stream()
        .map(CatalogLabel::allow)
        .filter(reason -> !reason.isEmpty())
        .distinct()
        .forEach(reason -> parts.add("allowed as personal: " + Markdown.cell(reason)));
    return String.join("; ", parts);
  }

  private static String value(String value) {
    return value.isEmpty() ? "empty" : Markdown.code(value);
  }

  /** A line of a table of families that no method records. */
  static String row(Family family) {
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            Markdown.code(family.metricName()),
            family.type().label(),
            unit(family.metricName()),
            family.labels().stream().map(Markdown::code).collect(joining(", ")),
            Markdown.cell(family.help()));
  }
}
