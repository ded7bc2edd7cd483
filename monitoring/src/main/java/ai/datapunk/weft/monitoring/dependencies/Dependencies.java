package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is written of who calls whom. */
public final class Dependencies {

  private Dependencies() {}

  /** The texts of the files, by their paths. */
  public static SortedMap<String, String> files(Collection<Catalog> catalogs) {
    return new TreeMap<>(Map.of("dependencies/rules.yml", DependencyRules.of(catalogs)));
  }
}
