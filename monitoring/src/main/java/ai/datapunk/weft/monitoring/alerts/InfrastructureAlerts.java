package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.ABOUT;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;

import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.List;

/** Machines and their network. */
final class InfrastructureAlerts implements AlertSource {

  private static final Series UP = Series.of("up", List.of());
  private static final Series ERRORS =
      Series.of("network_errors_total", List.of("service", "instance", "device", "direction"));

  @Override
  public String group() {
    return "infrastructure";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(nodeDown(settings), networkErrors(settings));
  }

  private static Alert nodeDown(AlertSettings settings) {
    return alert("NodeDown", UP.is("job", "node").now().equalTo(0))
        .lasting("1m")
        .critical()
        .team(settings.team("platform"))
        .says("Node " + label("instance") + " is down", "Node has been down for more than 1 minute")
        .runbook(
            Runbook.of(
                    "A machine's node_exporter does not answer: the machine is away, or only its"
                        + " exporter is.")
                .look("Which machines do not answer", UP.is("job", "node").now().equalTo(0))
                .look("Whether others there answer", UP.isNot("job", "node").now())
                .step("If nothing on it answers, look at the machine's console.")
                .step("If applications on it answer, start the exporter again.")
                .silencedBy(
                    "It ends when the exporter answers, or is no target any more. Silence `instance` while"
                        + " you work on the machine."))
        .fires("a machine answers no more", "0", gauge(UP, 1, 0, "job", "node"))
        .isSilent("it answers", gauge(UP, 1, 1, "job", "node"))
        .isSilent("an application is down", gauge(UP, 1, 0))
        .build();
  }

  private static Alert networkErrors(AlertSettings settings) {
    return alert("NetworkErrors", ERRORS.rate("5m").above(10))
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "High network error rate on " + label("instance"),
            "Network error rate above 10/s for 5 minutes: "
                + ABOUT
                + "/s at "
                + label("device")
                + ", "
                + label("direction"))
        .runbook(
            Runbook.of("A network device that the application sees drops packets as damaged.")
                .look("Which devices", ERRORS.rate("5m").above(0))
                .look(
                    "Whether calls lose connections",
                    "rate(load_balancer_connection_errors_total[5m])")
                .step(
                    "If several machines have it, look at the switch between them; if one, at its cable and card.")
                .step("`ip -s -s link show <device>` says which errors they are.")
                .silencedBy("It ends when there are fewer, over five minutes."))
        .triedApart()
        .fires("a dozen errors come in a second", "12.5", counter(ERRORS, 0, 12.5))
        .isSilent("just below ten", counter(ERRORS, 0, 9))
        .build();
  }
}
