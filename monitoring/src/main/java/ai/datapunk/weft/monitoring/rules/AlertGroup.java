package ai.datapunk.weft.monitoring.rules;

import java.util.List;

/** Alerts that stand in one file. */
public record AlertGroup(String name, List<Alert> alerts) {

  /** Makes the list unmodifiable. */
  public AlertGroup {
    alerts = List.copyOf(alerts);
  }

  /** The same by these labels too, which all targets have. */
  public AlertGroup keeping(List<String> labels) {
    return labels.isEmpty()
        ? this
        : new AlertGroup(name, alerts.stream().map(alert -> alert.keeping(labels)).toList());
  }
}
