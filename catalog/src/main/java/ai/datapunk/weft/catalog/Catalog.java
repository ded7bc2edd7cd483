package ai.datapunk.weft.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one module records. All of it follows from the classes; the order of everything is fixed, so
 * that equal sources give equal bytes. Immutable.
 */
public final class Catalog {

  /** The version of the format: 1. A reader refuses what is newer than it knows. */
  public static final int VERSION = 1;

  /** Where the catalog of a module is, on its class path and in its jar. */
  public static final String PATH = "META-INF/weft/catalog.json";

  private final String application;
  private final List<CatalogClass> classes;
  private volatile @Nullable List<CatalogMetric> metrics;

  /** The catalog of a module with these classes, of an application that is not named. */
  public Catalog(Collection<CatalogClass> classes) {
    this("", classes);
  }

  /**
   * The catalog of a module with these classes.
   *
   * @param application the application's name, or empty
   */
  public Catalog(String application, Collection<CatalogClass> classes) {
    this.application = application;
    this.classes = classes.stream().sorted(Comparator.comparing(CatalogClass::name)).toList();
  }

  /** The name of the application that the module is part of; empty if nobody has told. */
  public String application() {
    return application;
  }

  /** The classes, by name. */
  public List<CatalogClass> classes() {
    return classes;
  }

  /** All annotated methods. */
  public List<CatalogMethod> methods() {
    return classes.stream().flatMap(type -> type.methods().stream()).toList();
  }

  /** The services, and the operations of each that are timed or retried, all by name. */
  public SortedMap<String, SortedSet<String>> services() {
    SortedMap<String, SortedSet<String>> services = new TreeMap<>();
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
    List<CatalogMetric> known = metrics;
    if (known == null) {
      // Of a catalog that is only read for its classes, nobody asks.
      known = CatalogMetric.of(methods());
      metrics = known;
    }
    return known;
  }

  private static void addTarget(
      SortedMap<String, SortedSet<String>> services, CatalogMethod.@Nullable Target target) {
    if (target != null) {
      operationsOf(services, target.service()).add(target.operation());
    }
  }

  private static SortedSet<String> operationsOf(
      SortedMap<String, SortedSet<String>> services, String service) {
    return services.computeIfAbsent(service, name -> new TreeSet<>());
  }
}
