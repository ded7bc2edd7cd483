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

  /** The same by these labels too, which all targets have. */
  public AlertGroup keeping(List<String> labels) {
    return labels.isEmpty()
        ? this
        : new AlertGroup(
            name,
            interval,
            recordings.stream().map(recording -> recording.keeping(labels)).toList(),
            alerts.stream().map(alert -> alert.keeping(labels)).toList());
  }
}
