package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.catalog.LabelSet;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.reference.ExampleQuery;
import ai.datapunk.weft.monitoring.reference.MetricText;
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
  private final SortedMap<String, Query> examples;
  private final List<String> by;

  /**
   * Those of these catalogs.
   *
   * @param by labels of all targets that queries are by too
   */
  MetricList(List<Catalog> catalogs, MethodList methods, SeriesBudget usual, List<String> by) {
    this.examples = ExampleQuery.ofEach(catalogs);
    this.by = by;
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
    json.addProperty("unit", MetricText.unit(metric.name()));
    json.addProperty("help", help(metric));
    json.addProperty("family", family(metric.name()));
    json.addProperty("histogram", metric.histogram().label());
    JsonArray buckets = new JsonArray();
    metric.buckets().forEach(bound -> buckets.add(PlainNumber.of(bound)));
    json.add("buckets", buckets);
    json.add("labels", labels(same));
    json.addProperty("series", series(metric.name()));
    json.add("methods", methods.recordingIn(metric.name()));
    json.addProperty("example", example(metric.name()));
    return json;
  }

  private String example(String metric) {
    Query query = examples.get(metric);
    return query == null ? metric : query.keeping(by).text();
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
}
