package ai.datapunk.weft.monitoring.rules;

import java.time.Duration;
import java.util.List;

/**
 * Alerts that stand in one file.
 *
 * @param interval how often Prometheus looks at them, or zero for as often as it is told for all
 * @param recordings series that the alerts are made of
 */
public record AlertGroup(
    String name, Duration interval, List<Recording> recordings, List<Alert> alerts) {

  /** Makes the lists unmodifiable. */
  public AlertGroup {
    recordings = List.copyOf(recordings);
    alerts = List.copyOf(alerts);
  }
}
