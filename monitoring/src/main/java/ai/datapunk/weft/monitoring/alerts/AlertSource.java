package ai.datapunk.weft.monitoring.alerts;

import ai.datapunk.weft.monitoring.rules.Alert;
import java.util.List;

/** The alerts of one group. */
interface AlertSource {

  /** The group's name. */
  String group();

  /** All of its alerts, for what the catalogs say. */
  List<Alert> alerts(Application application, AlertSettings settings);
}
