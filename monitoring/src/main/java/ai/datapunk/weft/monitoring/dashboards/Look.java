package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.alerts.Application;
import ai.datapunk.weft.monitoring.alerts.HttpMetrics;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Panel;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.grafana.Visualization;
import java.util.List;
import java.util.Map;

/**
 * What dashboards are made for.
 *
 * @param application what the catalogs say
 * @param cores how many processor cores a process may use
 * @param by labels of all targets that tell environments apart
 * @param runbooks the addresses of the pages of alerts, by the alerts' names
 */
record Look(
    List<Catalog> catalogs,
    Application application,
    HttpMetrics http,
    int cores,
    List<String> by,
    Map<String, String> runbooks) {

  /** What Grafana knows a dashboard by begins with this. */
  static final String UID = "weft-";

  /** Makes the lists and the map unmodifiable. */
  Look {
    catalogs = List.copyOf(catalogs);
    by = List.copyOf(by);
    runbooks = Map.copyOf(runbooks);
  }

  /** One without panels. */
  static Dashboard dashboard(String name, String title) {
    return new Dashboard(UID + name, "Weft: " + title);
  }

  /** A panel with links to the pages of these alerts, as far as they have an address. */
  Panel about(Panel panel, String... alerts) {
    for (String alert : alerts) {
      String address = runbooks.get(alert);
      if (address != null) {
        panel.link("Runbook of " + alert, address);
      }
    }
    return panel;
  }

  /** A heat map of durations. */
  static Panel heat(Selection chosen, Family family, String title, String description) {
    return chosen
        .panel(Visualization.HEAT_MAP, title, description)
        .heat(Queries.heat(chosen, family))
        .unit(Unit.SECONDS);
  }

  /** The same where the buckets are native. */
  static Panel nativeHeat(Selection chosen, Family family, String title) {
    return chosen
        .panel(
            Visualization.HEAT_MAP,
            title,
            "The same where histograms have native buckets: it is empty where they are classic, and"
                + " the one above is where they are native only.")
        .heat(Queries.nativeHeat(chosen, family))
        .unit(Unit.SECONDS);
  }
}
