package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What is written of who calls whom. */
public final class Dependencies {

  /** Where the rules stand in the folder. */
  public static final String RULES = "dependencies/rules.yml";

  /** Where the dashboard that draws it does. */
  public static final String DASHBOARD = "grafana/dependencies.json";

  private Dependencies() {}

  /** The rules that record it, which alert of nothing. */
  public static AlertGroup rules(Collection<Catalog> catalogs) {
    return new AlertGroup("dependencies", Duration.ZERO, DependencyRules.of(catalogs), List.of());
  }

  /**
   * The text of the dashboard.
   *
   * @param kept labels of all targets that tell environments apart
   */
  public static String dashboard(Collection<String> kept) {
    return DependencyDashboard.of(kept);
  }
}
