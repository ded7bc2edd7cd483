package ai.datapunk.weft.monitoring.consistency;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CustomMetric;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** In what catalogs do not agree, so that what is made of all of them cannot be right for each. */
public final class Disagreements {

  private final SortedMap<String, CatalogClass> classes = new TreeMap<>();
  private final SortedMap<String, ApplicationMetric> metrics = new TreeMap<>();
  private final SortedSet<String> found = new TreeSet<>();

  private Disagreements() {}

  /** Sentences, in alphabetical order; none if they agree. */
  public static List<String> between(Collection<Catalog> catalogs) {
    Disagreements disagreements = new Disagreements();
    catalogs.forEach(disagreements::add);
    disagreements.found.addAll(WantedShares.differences(catalogs));
    return List.copyOf(disagreements.found);
  }

  private void add(Catalog catalog) {
    String application = catalog.application();
    for (CatalogClass type : catalog.classes()) {
      CatalogClass known = classes.putIfAbsent(application + "\0" + type.name(), type);
      if (known != null && !known.equals(type)) {
        found.add(
            type.name()
                + " is in two catalogs of "
                + called(application)
                + ", and differs. Fix: name one version of each module.");
      }
      for (CatalogMethod method : type.methods()) {
        CustomMetric metric = method.customMetric();
        if (metric != null) {
          add(application, metric);
        }
      }
    }
  }

  private void add(String application, CustomMetric metric) {
    ApplicationMetric own = new ApplicationMetric(called(application), metric);
    ApplicationMetric known = metrics.putIfAbsent(metric.name(), own);
    if (known != null && !known.application().equals(own.application())) {
      found.addAll(known.differences(own));
    }
  }

  static String called(String application) {
    return application.isEmpty() ? "an application without a name" : "'" + application + "'";
  }
}
