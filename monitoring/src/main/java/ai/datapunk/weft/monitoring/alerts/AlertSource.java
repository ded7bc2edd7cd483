package ai.datapunk.weft.monitoring.alerts;

import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.List;

/** The alerts of one group. */
interface AlertSource {

  /** The group's name. */
  String group();

  /** All of its alerts, for what the catalogs say. */
  List<Alert> alerts(Application application, AlertSettings settings);

  /** The series that they are made of, if not of those that applications show. */
  default List<Recording> recordings(Application application) {
    return List.of();
  }

  /** How often they are looked at, or zero for as often as all others. */
  default Duration interval() {
    return Duration.ZERO;
  }
}
