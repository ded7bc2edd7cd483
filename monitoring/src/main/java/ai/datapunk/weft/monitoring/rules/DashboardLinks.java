package ai.datapunk.weft.monitoring.rules;

import java.util.Map;
import java.util.Optional;

/**
 * Where alerts say that the dashboards are that show what they are about.
 *
 * @param address of Grafana, or empty where nobody has told
 * @param dashboards by the names of alerts
 */
public record DashboardLinks(String address, Map<String, DashboardLink> dashboards) {

  /** Makes the map unmodifiable. */
  public DashboardLinks {
    dashboards = Map.copyOf(dashboards);
  }

  /** None. */
  public static DashboardLinks none() {
    return new DashboardLinks("", Map.of());
  }

  /** The dashboard of an alert. */
  Optional<Template> annotation(Alert alert) {
    DashboardLink dashboard = dashboards.get(alert.name());
    return address.isEmpty() || dashboard == null
        ? Optional.empty()
        : Optional.of(dashboard.at(address, alert));
  }
}
