package ai.datapunk.weft.monitoring.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where alerts say that the dashboards are that show what they are about.
 *
 * @param address of Grafana, or empty where nobody has told
 * @param dashboards what Grafana knows them by, by the names of alerts
 * @param variables what dashboards call the labels that whoever looks chooses by
 */
public record DashboardLinks(
    String address, Map<String, String> dashboards, Map<String, String> variables) {

  private static final String JOB = "job";

  /** Keeps the order of variables. */
  public DashboardLinks {
    dashboards = Map.copyOf(dashboards);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** None. */
  public static DashboardLinks none() {
    return new DashboardLinks("", Map.of(), Map.of());
  }

  /** The dashboard of an alert, with what the alert is about chosen. */
  Optional<Template> annotation(Alert alert) {
    String dashboard = dashboards.get(alert.name());
    if (address.isEmpty() || dashboard == null) {
      return Optional.empty();
    }
    StringBuilder link = new StringBuilder(address + "/d/" + dashboard);
    List<String> labels = List.copyOf(alert.query().labels());
    if (labels.contains(JOB)) {
      // The one that is never empty: what is empty would choose nothing.
      link.append("?var-").append(variables.get(JOB)).append("={{ $labels.job | urlquery }}");
      variables.forEach(
          (label, variable) -> {
            if (labels.contains(label) && !label.equals(JOB)) {
              link.append("{{ with $labels.").append(label).append(" }}&var-").append(variable);
              link.append("={{ . | urlquery }}{{ end }}");
            }
          });
    }
    return Optional.of(new Template(link.toString()));
  }
}
