package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.contract.OperationNames;
import ai.datapunk.weft.monitoring.grafana.Json;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The annotated methods, each with its policies and the metrics that it records in. */
final class MethodList {

  private record Entry(String application, CatalogClass type, CatalogMethod method) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Set<String>> metrics = new ArrayList<>();

  MethodList(List<Catalog> catalogs) {
    for (Catalog catalog : catalogs) {
      for (CatalogClass type : catalog.classes()) {
        type.methods().forEach(method -> add(new Entry(catalog.application(), type, method)));
      }
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    // Those of a catalog that has nothing else are those of the method.
    CatalogClass alone =
        new CatalogClass(entry.type().name(), entry.type().file(), List.of(entry.method()));
    Set<String> names = new TreeSet<>();
    new Catalog(List.of(alone)).metrics().stream().map(CatalogMetric::name).forEach(names::add);
    metrics.add(names);
  }

  /** The places in the list of those that record in a metric. */
  JsonArray recordingIn(String metric) {
    JsonArray places = new JsonArray();
    for (int place = 0; place < metrics.size(); place++) {
      if (metrics.get(place).contains(metric)) {
        places.add(place);
      }
    }
    return places;
  }

  /** The services that they call, or are of. */
  Set<String> services() {
    Set<String> services = new TreeSet<>();
    entries.forEach(entry -> services.add(service(entry.application(), entry.method())));
    return services;
  }

  JsonArray json() {
    JsonArray all = new JsonArray();
    for (int place = 0; place < entries.size(); place++) {
      all.add(json(entries.get(place), metrics.get(place)));
    }
    return all;
  }

  private static JsonObject json(Entry entry, Set<String> recorded) {
    CatalogMethod method = entry.method();
    JsonObject json = new JsonObject();
    json.addProperty("application", entry.application());
    json.addProperty("type", entry.type().name());
    json.addProperty("signature", method.signature());
    json.addProperty("file", entry.type().file());
    json.addProperty("line", method.line());
    json.addProperty("service", service(entry.application(), method));
    json.addProperty("operation", operation(method));
    json.add("policies", MethodPolicies.json(method));
    json.add("metrics", Json.texts(recorded));
    return json;
  }

  /** One that only has a metric of its own is its application's, as in the graph. */
  static String service(String application, CatalogMethod method) {
    Target target = target(method);
    String service = target == null ? method.service() : target.service();
    return service == null ? application : service;
  }

  /** What is called, as the graph names it. */
  static String operation(CatalogMethod method) {
    Target target = target(method);
    if (target != null) {
      return target.operation();
    }
    String signature = method.signature();
    int end = signature.indexOf('(');
    return OperationNames.of(end < 0 ? signature : signature.substring(0, end));
  }

  private static @Nullable Target target(CatalogMethod method) {
    if (method.timed() != null) {
      return method.timed();
    }
    if (method.retry() != null) {
      return method.retry().target();
    }
    return method.fallback() == null ? null : method.fallback().target();
  }
}
