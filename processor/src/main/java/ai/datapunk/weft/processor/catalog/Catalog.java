package ai.datapunk.weft.processor.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one module records. All of it follows from the classes; the order of everything is fixed, so
 * that equal sources give equal bytes.
 *
 * @param classes by name
 */
public record Catalog(List<CatalogClass> classes) {

  /** The version of the format: 1. A reader refuses what is newer than it knows. */
  public static final int VERSION = 1;

  /** Where the catalog of a module is, on its class path and in its jar. */
  public static final String PATH = "META-INF/weft/catalog.json";

  /** Sorts the classes. */
  public Catalog {
    classes = classes.stream().sorted(Comparator.comparing(CatalogClass::name)).toList();
  }

  /** All annotated methods. */
  public List<CatalogMethod> methods() {
    return classes.stream().flatMap(type -> type.methods().stream()).toList();
  }

  /** The services, and the operations of each that are timed or retried, all by name. */
  public SortedMap<String, TreeSet<String>> services() {
    SortedMap<String, TreeSet<String>> services = new TreeMap<>();
    for (CatalogMethod method : methods()) {
      addTarget(services, method.timed());
      if (method.retry() != null) {
        addTarget(services, method.retry().target());
      }
      if (method.circuit() != null) {
        operationsOf(services, method.circuit().service());
      }
      if (method.balance() != null) {
        operationsOf(services, method.balance().service());
      }
    }
    return services;
  }

  /** The families and own metrics that are recorded, by name. */
  public List<CatalogMetric> metrics() {
    return CatalogMetric.of(methods());
  }

  private static void addTarget(
      SortedMap<String, TreeSet<String>> services, CatalogMethod.@Nullable Target target) {
    if (target != null) {
      operationsOf(services, target.service()).add(target.operation());
    }
  }

  private static TreeSet<String> operationsOf(
      SortedMap<String, TreeSet<String>> services, String service) {
    return services.computeIfAbsent(service, name -> new TreeSet<>());
  }
}
