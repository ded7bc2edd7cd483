package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.alerts.AlertSettings;
import ai.datapunk.weft.monitoring.alerts.Application;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.DashboardLinks;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The dashboards of applications: those for which the catalogs have something. */
public final class Dashboards {

  private static final String FOLDER = "grafana/";

  private Dashboards() {}

  /**
   * The texts of the files, by their paths.
   *
   * @param application what the catalogs say
   * @param groups the alerts that are written, to whose pages panels lead
   * @param by labels of all targets that tell environments apart
   */
  public static SortedMap<String, String> files(
      List<Catalog> catalogs,
      Application application,
      AlertSettings settings,
      Collection<AlertGroup> groups,
      RunbookLinks links,
      List<String> by) {
    Look look =
        new Look(
            catalogs, application, settings.http(), settings.cores(), by, links.addresses(groups));
    SortedMap<String, Function<Look, Dashboard>> dashboards = those(application);
    SortedMap<String, String> files = new TreeMap<>();
    dashboards.forEach(
        (name, dashboard) -> files.put(FOLDER + name + ".json", dashboard.apply(look).text()));
    return files;
  }

  /**
   * Where alerts lead to.
   *
   * @param address of Grafana, or empty where nobody has told
   */
  public static DashboardLinks links(
      String address, Application application, Collection<AlertGroup> groups, List<String> by) {
    return new DashboardLinks(address, AlertDashboards.of(groups, those(application).keySet(), by));
  }

  private static SortedMap<String, Function<Look, Dashboard>> those(Application application) {
    SortedMap<String, Function<Look, Dashboard>> those = new TreeMap<>();
    those.put("overview", OverviewDashboard::of);
    those.put("http", HttpDashboard::of);
    those.put("jvm", JvmDashboard::of);
    if (!application.balances().isEmpty()) {
      those.put("load-balancer", BalancersDashboard::of);
    }
    if (!application.retries().isEmpty()) {
      those.put("retries", RetriesDashboard::of);
    }
    if (!application.circuits().isEmpty()) {
      those.put("circuits", CircuitsDashboard::of);
    }
    if (!application.objectives().isEmpty()) {
      those.put("objectives", ObjectivesDashboard::of);
    }
    return those;
  }
}
