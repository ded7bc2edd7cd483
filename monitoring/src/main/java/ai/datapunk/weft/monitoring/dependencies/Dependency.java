package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That one calls another.
 *
 * @param caller the application that calls, which is Prometheus' {@code job}
 * @param service who is called
 */
public record Dependency(String caller, String service) implements Comparable<Dependency> {

  private static final Comparator<Dependency> ORDER =
      Comparator.comparing(Dependency::caller).thenComparing(Dependency::service);

  /** Those of these catalogs, without what applications are called for themselves. */
  static SortedSet<Dependency> of(Collection<Catalog> catalogs) {
    SortedSet<Dependency> all = new TreeSet<>();
    for (Catalog catalog : catalogs) {
      for (CatalogMethod method : catalog.methods()) {
        for (String service : services(method)) {
          all.add(new Dependency(catalog.application(), service));
        }
      }
    }
    all.removeIf(Dependency::isOwn);
    return all;
  }

  /** The same without those of applications that have no name: nothing says which job they are. */
  static SortedSet<Dependency> known(Collection<Catalog> catalogs) {
    SortedSet<Dependency> known = of(catalogs);
    known.removeIf(one -> one.caller().isEmpty());
    return known;
  }

  /** Each annotation may name another. */
  private static Set<String> services(CatalogMethod method) {
    Set<String> services = new TreeSet<>();
    if (method.timed() != null) {
      services.add(method.timed().service());
    }
    if (method.retry() != null) {
      services.add(method.retry().target().service());
    }
    if (method.circuit() != null) {
      services.add(method.circuit().service());
    }
    if (method.balance() != null) {
      services.add(method.balance().service());
    }
    return services;
  }

  /** Whether it is what an application counts of what it is called for itself. */
  boolean isOwn() {
    return caller.equals(service);
  }

  @Override
  public int compareTo(Dependency other) {
    return ORDER.compare(this, other);
  }
}
