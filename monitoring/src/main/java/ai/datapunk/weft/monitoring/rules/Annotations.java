package ai.datapunk.weft.monitoring.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an alert sends beside its labels. */
public final class Annotations {

  private static final String DASHBOARD = "dashboard";

  private Annotations() {}

  /** As the rule has them, for Prometheus to fill in. */
  public static Map<String, String> of(Alert alert, RunbookLinks links) {
    Map<String, String> annotations =
        put(alert.summary().text(), alert.description().text(), links.annotation(alert));
    links
        .dashboards()
        .annotation(alert)
        .ifPresent(dashboard -> annotations.put(DASHBOARD, dashboard.text()));
    return annotations;
  }

  /**
   * As they are sent, of an alert with these labels whose value is shown like that, and what it
   * asks besides like this.
   */
  public static Map<String, String> filled(
      Alert alert, RunbookLinks links, Map<String, String> labels, String value, String asked) {
    Map<String, String> annotations =
        put(
            alert.summary().filled(labels, value, asked),
            alert.description().filled(labels, value, asked),
            links.annotation(alert));
    links
        .dashboards()
        .annotation(alert)
        .ifPresent(dashboard -> annotations.put(DASHBOARD, dashboard.filled(labels, value, asked)));
    return annotations;
  }

  private static Map<String, String> put(
      String summary, String description, Map.Entry<String, String> runbook) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("summary", summary);
    annotations.put("description", description);
    annotations.put(runbook.getKey(), runbook.getValue());
    return annotations;
  }
}
