package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.catalog.LabelSet;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.retention.SeriesBudget;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The metrics, by name: those of several applications once. */
final class MetricList {

  private static final List<String> PREFIXES =
      List.of("load_balancer", "retry", "circuit_breaker", "mesh");

  private final SortedMap<String, List<CatalogMetric>> metrics = new TreeMap<>();
  private final MethodList methods;
  private final SeriesBudget usual;

  MetricList(List<Catalog> catalogs, MethodList methods, SeriesBudget usual) {
    this.methods = methods;
    this.usual = usual;
    for (Catalog catalog : catalogs) {
      for (CatalogMetric metric : catalog.metrics()) {
        metrics.computeIfAbsent(metric.name(), name -> new ArrayList<>()).add(metric);
      }
    }
  }

  JsonArray json() {
    JsonArray all = new JsonArray();
    metrics.values().forEach(same -> all.add(json(same)));
    return all;
  }

  private JsonObject json(List<CatalogMetric> same) {
    CatalogMetric metric = same.get(0);
    JsonObject json = new JsonObject();
    json.addProperty("name", metric.name());
    json.addProperty("type", metric.type().label());
    json.addProperty("unit", MetricUnit.of(metric.name()));
    json.addProperty("help", help(metric));
    json.addProperty("family", family(metric.name()));
    json.addProperty("histogram", metric.histogram().label());
    JsonArray buckets = new JsonArray();
    metric.buckets().forEach(bound -> buckets.add(PlainNumber.of(bound)));
    json.add("buckets", buckets);
    json.add("labels", labels(same));
    json.addProperty("series", series(metric.name()));
    json.add("methods", methods.recordingIn(metric.name()));
    json.addProperty("example", example(metric));
    return json;
  }

  private static String help(CatalogMetric metric) {
    return metric.help().isEmpty()
        ? Stream.of(Family.values())
            .filter(family -> family.metricName().equals(metric.name()))
            .map(Family::help)
            .findFirst()
            .orElse("")
        : metric.help();
  }

  private static String family(String name) {
    return Family.isFamily(name)
        ? PREFIXES.stream().filter(name::startsWith).findFirst().orElse("mesh")
        : "own";
  }

  private long series(String metric) {
    return usual.scrapedByMetric().values().stream()
        .mapToLong(counts -> counts.getOrDefault(metric, 0L))
        .sum();
  }

  private static JsonArray labels(List<CatalogMetric> same) {
    Map<String, LabelEntry> known = new LinkedHashMap<>();
    for (CatalogMetric metric : same) {
      for (LabelSet set : metric.labelSets()) {
        for (CatalogLabel label : set.labels()) {
          known.merge(label.name(), LabelEntry.of(label), LabelEntry::and);
        }
      }
    }
    JsonArray all = new JsonArray();
    known.values().forEach(label -> all.add(label.json()));
    return all;
  }

  /** A query that shows what is mostly asked of such a metric. */
  private static String example(CatalogMetric metric) {
    String by =
        metric.labelNames().contains("service")
            ? "service"
            : metric.labelNames().stream().findFirst().orElse("job");
    return switch (metric.type()) {
      case COUNTER -> "sum by (" + by + ") (rate(" + metric.name() + "[5m]))";
      case HISTOGRAM ->
          metric.histogram().isClassic()
              ? "histogram_quantile(0.95, sum by (le, "
                  + by
                  + ") (rate("
                  + metric.name()
                  + "_bucket[5m])))"
              : "histogram_quantile(0.95, sum by (" + by + ") (rate(" + metric.name() + "[5m])))";
      case GAUGE, INFO -> metric.name();
    };
  }
}
