package ai.datapunk.weft.monitoring.rules;

import java.util.List;

/** Alerts that stand in one file. */
public record AlertGroup(String name, List<Alert> alerts) {

  /** Makes the list unmodifiable. */
  public AlertGroup {
    alerts = List.copyOf(alerts);
  }
}
