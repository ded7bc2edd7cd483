package ai.datapunk.weft.monitoring.reference;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CustomMetric;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A metric of users' own, as each application that has it says it is. */
final class OwnMetric {

  private final SortedMap<String, CustomMetric> applications = new TreeMap<>();
  private final SortedSet<RecordingMethod> methods = new TreeSet<>();

  private OwnMetric() {}

  /** Those of all catalogs, by name. */
  static SortedMap<String, OwnMetric> of(Collection<Catalog> catalogs) {
    SortedMap<String, OwnMetric> all = new TreeMap<>();
    for (Catalog catalog : catalogs) {
      for (CatalogClass type : catalog.classes()) {
        for (CatalogMethod method : type.methods()) {
          CustomMetric metric = method.customMetric();
          if (metric != null) {
            all.computeIfAbsent(metric.name(), name -> new OwnMetric())
                .add(catalog.application(), type, method, metric);
          }
        }
      }
    }
    return all;
  }

  private void add(
      String application, CatalogClass type, CatalogMethod method, CustomMetric metric) {
    applications.putIfAbsent(application, metric);
    methods.add(RecordingMethod.of(application, List.of(fixed(metric)), type, method));
  }

  /** The labels that are the same for all calls of one method. */
  private static String fixed(CustomMetric metric) {
    return metric.labels().stream()
        .filter(label -> label.values().size() == 1)
        .map(label -> label.name() + "=\"" + label.values().get(0) + "\"")
        .collect(Collectors.joining(","));
  }

  /** What the first of the applications says; others may differ. */
  CustomMetric first() {
    return applications.values().iterator().next();
  }

  /** The methods that record in it. */
  SortedSet<RecordingMethod> methods() {
    return methods;
  }

  /** The names of its labels that all applications give it, in the first one's order. */
  List<String> commonLabels() {
    return first().labels().stream()
        .map(CatalogLabel::name)
        .filter(label -> applications.values().stream().allMatch(metric -> has(metric, label)))
        .toList();
  }

  private static boolean has(CustomMetric metric, String label) {
    return metric.labels().stream().anyMatch(other -> other.name().equals(label));
  }
}
