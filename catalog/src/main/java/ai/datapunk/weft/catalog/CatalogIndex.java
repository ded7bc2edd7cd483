package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.contract.MetricIndex;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What other modules look up by name: a small file for each metric of a user's own and for each
 * guarded service. A processor can ask the class path for a file of a known name, but cannot ask it
 * for all files of one name, so the catalogs themselves would not do.
 */
public final class CatalogIndex {

  private CatalogIndex() {}

  /**
   * An entry, and who wrote it.
   *
   * @param owner the method that it is from, as a person would look for it
   */
  public record Entry<T>(String owner, T value) {}

  /** The path of a metric's entry. */
  public static String metricPath(String name) {
    return MetricIndex.path(name);
  }

  /** The path of the entry of a service's breaker. */
  public static String circuitPath(String service) {
    return MetricIndex.FOLDER + "circuits/" + MetricIndex.fileName(service);
  }

  /** The folder of the entries of classes. */
  public static String callsFolder() {
    return MetricIndex.FOLDER + "calls/";
  }

  /** The path of the entry of a class, by its binary name. */
  public static String callsPath(String type) {
    return callsFolder() + MetricIndex.fileName(type);
  }

  /** The text of the entry of a class. */
  public static String text(String type, CatalogCalls calls) {
    return CatalogJson.text(type, calls);
  }

  /**
   * All entries of a catalog: their paths, and the texts that belong there. Of methods that share a
   * metric it is the one with the largest maxima, which hold for all of them, and else the first.
   */
  public static SortedMap<String, String> of(Catalog catalog) {
    SortedMap<String, String> entries = new TreeMap<>();
    SortedMap<String, Entry<CustomMetric>> metrics = new TreeMap<>();
    for (CatalogClass type : catalog.classes()) {
      for (CatalogMethod method : type.methods()) {
        String owner = type.name() + "." + method.signature();
        CustomMetric metric = method.customMetric();
        if (metric != null) {
          metrics.merge(metric.name(), new Entry<>(owner, metric), CatalogIndex::larger);
        }
        Circuit circuit = method.circuit();
        if (circuit != null) {
          entries.putIfAbsent(circuitPath(circuit.service()), CatalogJson.text(owner, circuit));
        }
      }
    }
    metrics.forEach(
        (name, first) ->
            entries.put(metricPath(name), CatalogJson.text(first.owner(), first.value())));
    return entries;
  }

  private static Entry<CustomMetric> larger(Entry<CustomMetric> first, Entry<CustomMetric> next) {
    return maxima(next.value()) > maxima(first.value()) ? next : first;
  }

  private static long maxima(CustomMetric metric) {
    return metric.labels().stream()
        .filter(label -> !label.isClosed())
        .mapToLong(CatalogLabel::max)
        .sum();
  }

  /** The text of an entry that is no more, where files cannot be deleted. */
  public static String gone() {
    return "{\"version\": " + Catalog.VERSION + "}\n";
  }

  /** Reads a metric's entry. */
  public static Optional<Entry<CustomMetric>> readMetric(Reader in) throws IOException {
    JsonObject json = JsonObject.read(in);
    CatalogParser.requireVersion(json);
    Optional<JsonObject> metric = json.optionalObject("metric");
    return metric.isPresent()
        ? Optional.of(new Entry<>(json.string("owner"), CatalogParser.metric(metric.get())))
        : Optional.empty();
  }

  /** Reads the entry of a class. */
  public static Optional<Entry<CatalogCalls>> readCalls(Reader in) throws IOException {
    JsonObject json = JsonObject.read(in);
    CatalogParser.requireVersion(json);
    if (!json.has("methods")) {
      return Optional.empty();
    }
    List<CatalogMethod> methods = new ArrayList<>();
    for (JsonObject method : json.objects("methods")) {
      methods.add(CatalogParser.method(method));
    }
    SortedMap<String, List<CatalogCall>> others = new TreeMap<>();
    for (JsonObject other : json.objects("others")) {
      others.put(other.string("signature"), CatalogParser.calls(other));
    }
    return Optional.of(new Entry<>(json.string("owner"), new CatalogCalls(methods, others)));
  }

  /** Reads the entry of a service's breaker. */
  public static Optional<Entry<Circuit>> readCircuit(Reader in) throws IOException {
    JsonObject json = JsonObject.read(in);
    CatalogParser.requireVersion(json);
    Optional<JsonObject> circuit = json.optionalObject("circuit");
    return circuit.isPresent()
        ? Optional.of(new Entry<>(json.string("owner"), CatalogParser.circuit(circuit.get())))
        : Optional.empty();
  }
}
