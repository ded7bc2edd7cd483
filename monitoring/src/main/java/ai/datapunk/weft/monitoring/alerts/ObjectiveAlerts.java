package ai.datapunk.weft.monitoring.alerts;

import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.List;

/** What methods are to reach; nothing where none says. */
final class ObjectiveAlerts implements AlertSource {

  @Override
  public String group() {
    return "objectives";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return application.objectives().alerts(settings.team("platform"));
  }

  @Override
  public List<Recording> recordings(Application application) {
    return application.objectives().recordings();
  }

  /** Calls are counted by adding up rates, for which it has to be known how many there are. */
  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }
}
