package ai.datapunk.weft.monitoring.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The dashboard that shows what an alert is about.
 *
 * @param uid what Grafana knows it by
 * @param variables what it calls the labels that whoever looks chooses by, in the order of the link
 */
public record DashboardLink(String uid, Map<String, String> variables) {

  private static final String JOB = "job";

  /** Keeps the order of variables. */
  public DashboardLink {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** With what the alert is about chosen. */
  Template at(String address, Alert alert) {
    StringBuilder link = new StringBuilder(address).append("/d/").append(uid);
    if (alert.query().labels().contains(JOB)) {
      // The one that is never empty: what is empty would choose nothing.
      link.append("?var-").append(variables.get(JOB)).append("={{ $labels.job | urlquery }}");
      variables.forEach(
          (label, variable) -> {
            if (alert.query().labels().contains(label) && !label.equals(JOB)) {
              link.append("{{ with $labels.").append(label).append(" }}&var-").append(variable);
              link.append("={{ . | urlquery }}{{ end }}");
            }
          });
    }
    return new Template(link.toString());
  }
}
