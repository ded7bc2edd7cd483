package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.alerts.AlertSettings;
import ai.datapunk.weft.monitoring.alerts.Application;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
    SortedMap<String, Dashboard> dashboards = new TreeMap<>();
    dashboards.put("overview", OverviewDashboard.of(look));
    dashboards.put("http", HttpDashboard.of(look));
    dashboards.put("jvm", JvmDashboard.of(look));
    if (!application.balances().isEmpty()) {
      dashboards.put("load-balancer", BalancersDashboard.of(look));
    }
    if (!application.retries().isEmpty()) {
      dashboards.put("retries", RetriesDashboard.of(look));
    }
    if (!application.circuits().isEmpty()) {
      dashboards.put("circuits", CircuitsDashboard.of(look));
    }
    if (!application.objectives().isEmpty()) {
      dashboards.put("objectives", ObjectivesDashboard.of(look));
    }
    SortedMap<String, String> files = new TreeMap<>();
    for (Map.Entry<String, Dashboard> dashboard : dashboards.entrySet()) {
      files.put(FOLDER + dashboard.getKey() + ".json", dashboard.getValue().text());
    }
    return files;
  }
}
