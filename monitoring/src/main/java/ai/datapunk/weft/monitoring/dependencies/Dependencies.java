package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is written of who calls whom. */
public final class Dependencies {

  /** Where the rules stand in the folder. */
  public static final String RULES = "dependencies/rules.yml";

  private Dependencies() {}

  /**
   * The texts of the files, by their paths.
   *
   * @param kept labels of all targets that tell environments apart
   */
  public static SortedMap<String, String> files(
      Collection<Catalog> catalogs, Collection<String> kept) {
    return new TreeMap<>(
        Map.of(
            RULES,
            DependencyRules.of(catalogs, kept),
            "grafana/dependencies.json",
            DependencyDashboard.of(kept)));
  }
}
