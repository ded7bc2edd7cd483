package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;

/** The alert of processes that know no instance of a service that they call. */
final class NoInstances {

  private static final String JOB = "job";
  private static final String INSTANCE = "instance";
  private static final String SERVICE = "service";
  private static final String MINUTE = "1m";

  private static final Series INSTANCES = Series.of(Family.LOAD_BALANCER_ACTIVE_INSTANCES);

  private NoInstances() {}

  static Alert of(Application application, AlertSettings settings) {
    return alert("NoInstances", none().minBy(JOB, SERVICE))
        .comment(
            "Without an instance each call fails at once, without one that could be counted as failed by"
                + " an instance. The minute is that of one process, as several that start one after the"
                + " other have none for a moment each; and one that has not been there for a minute may"
                + " still look for them.")
        .needs(INSTANCES.name())
        .critical()
        .team(settings.team("platform"))
        .says(
            "No instances of " + label(SERVICE),
            "An instance of "
                + label(JOB)
                + " has had no instance of "
                + label(SERVICE)
                + " to call for 1 minute")
        .runbook(runbook(application))
        .triedApart()
        .fires(
            "one caller has none",
            "0",
            gauge(INSTANCES, 2, 0),
            gauge(INSTANCES, 2, 2, INSTANCE, "10.0.0.8:8080"))
        .isSilent("one is left", gauge(INSTANCES, 2, 1))
        .isSilent(
            "callers that start one after the other have none for half a minute each",
            gauge(INSTANCES, 2, 0).inPart(0, 4),
            gauge(INSTANCES, 2, 0, INSTANCE, "10.0.0.8:8080").inPart(1, 4),
            gauge(INSTANCES, 2, 0, INSTANCE, "10.0.0.9:8080").inPart(2, 4),
            gauge(INSTANCES, 2, 0, INSTANCE, "10.0.0.10:8080").inPart(3, 4))
        .build();
  }

  /** Those processes that it fires for. */
  static Query ofProcesses() {
    return none().minBy(JOB, INSTANCE, SERVICE);
  }

  private static Query none() {
    return INSTANCES.maximum(MINUTE).equalTo(0).and(INSTANCES.before(MINUTE));
  }

  private static Runbook runbook(Application application) {
    return Runbook.of(
            "A caller knows no instance of the service that it could call: each call fails with"
                + " NoInstanceAvailableException.")
        .knowing(Facts.balances(application))
        .look("How many instances each caller has", INSTANCES.now())
        .look(
            "Whether the source of instances fails",
            Series.of(Family.MESH_REGISTRATION_FAILURES)
                .increase("15m")
                .sumBy(JOB, SERVICE, "error_type"))
        .step("Look whether the service runs at all.")
        .step(
            "If it runs, look at where its instances are listed: DNS, a registry, a configuration. If"
                + " one caller alone has none, at how that one asks.")
        .silencedBy("It ends when each caller has an instance again.");
  }
}
