package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.ABOUT;
import static ai.datapunk.weft.monitoring.alerts.Templates.NUMBER;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;
import static ai.datapunk.weft.monitoring.rules.Sample.passing;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.List;

/** Whether what all other alerts look at can be relied upon. */
final class WeftAlerts implements AlertSource {

  private static final Series UNWOVEN = Series.of(Family.WEFT_UNWOVEN_METHODS);
  private static final Series FAILURES = Series.of(Family.WEFT_RECORDING_FAILURES);
  private static final Series OVERFLOW = Series.of(Family.WEFT_OVERFLOW);

  /** What an application that uses Weft has some of, and that has a label service. */
  private static final List<Family> OF_SERVICES =
      List.of(
          Family.MESH_SERVICE_CALLS,
          Family.RETRY_ATTEMPTS,
          Family.CIRCUIT_BREAKER_STATE,
          Family.LOAD_BALANCER_ACTIVE_INSTANCES,
          Family.SERVICE_UP);

  private static final String RENAMED = "exported_service";

  @Override
  public String group() {
    return "weft";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(
        unwovenMethods(settings),
        recordingFailures(settings),
        seriesLimitReached(settings),
        serviceLabelRenamed(settings));
  }

  private static Alert unwovenMethods(AlertSettings settings) {
    return alert("UnwovenMethods", UNWOVEN.now().maxBy("job").above(0))
        .comment(
            "Retries, circuits and metrics of such methods do nothing, and nothing else would tell.")
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "Annotated methods of " + label("job") + " are not woven",
            NUMBER + " annotated methods are not woven: their annotations do nothing")
        .runbook(
            Runbook.of(
                    "The application was built without weaving, or with weaving of some of its classes:"
                        + " their calls are not retried, guarded, balanced or counted.")
                .look("Which instances, and how many methods", UNWOVEN.now().above(0))
                .step("The application's log has a warning at its start that names the classes.")
                .step("Build it with the Maven plugin, or start it with the agent.")
                .silencedBy("It ends when all instances run a build that is woven."))
        .triedApart()
        .fires("three methods are not woven", "3", gauge(UNWOVEN, 0, 3))
        .isSilent("all are woven", gauge(UNWOVEN, 0, 0))
        .build();
  }

  private static Alert recordingFailures(AlertSettings settings) {
    Query some = FAILURES.increase("15m").sumBy("job").above(0);
    return alert("RecordingFailures", some)
        .comment(
            "A fault inside recording is swallowed, so that calls go on; what is missing then is missing"
                + " in all other alerts.")
        .team(settings.team("platform"))
        .says(
            "Metrics of " + label("job") + " are incomplete",
            ABOUT + " samples or gauges of " + label("job") + " were lost in the last 15 minutes")
        .runbook(
            Runbook.of("Weft could not record something, or show a gauge, and went on without.")
                .look("Which instances", FAILURES.increase("15m").sumBy("job", "instance").above(0))
                .step(
                    "The application's log names the first failure of each kind: mostly it is code of the"
                        + " application's own that Weft asks, such as a gauge's source, a strategy or a function"
                        + " for paths.")
                .silencedBy("It ends when nothing has failed for 15 minutes."))
        .triedApart()
        .fires("a sample is lost every ten seconds", "90", counter(FAILURES, 0, 0.1))
        .isSilent("none is lost", counter(FAILURES, 0, 0))
        .build();
  }

  private static Alert seriesLimitReached(AlertSettings settings) {
    Query more = OVERFLOW.increase("15m").sumBy("job", "family").above(0);
    Query first = OVERFLOW.now().above(0).unless(OVERFLOW.before("15m")).sumBy("job", "family");
    Query some = more.or(first);
    return alert("SeriesLimitReached", some)
        .triedFor("15m")
        .comment(
            "What is beyond a limit is counted as other: sums stay right, and which value it was is"
                + " lost. All samples until the first scrape that shows the series are no increase: so a"
                + " series that is new counts too.")
        .team(settings.team("platform"))
        .says(
            "Series limit reached by " + label("family"),
            ABOUT
                + " samples of "
                + label("family")
                + " in "
                + label("job")
                + " were recorded as other in the last 15 minutes")
        .runbook(
            Runbook.of(
                    "A label has more values than its limit: those that came later share one series.")
                .look("Which metrics", OVERFLOW.now().sumBy("job", "family").above(0))
                .look(
                    "Which metrics have most series", "topk(10, count by (__name__) ({job!=\"\"}))")
                .step(
                    "Look at the label's values: an id or a raw path does not belong into a label.")
                .step("If they are all meant, raise its `max`, or the metric's limit.")
                .silencedBy(
                    "It ends when nothing was beyond the limit for 15 minutes, mostly by a start with"
                        + " another limit."))
        .triedApart()
        .fires(
            "a sample comes every ten seconds",
            "90",
            counter(OVERFLOW, 0, 0.1, "family", "storefront_checkout_duration_seconds"))
        .fires(
            "many come at once, and then none",
            "100k",
            passing(OVERFLOW, 100_000, "family", "storefront_checkout_duration_seconds"))
        .isSilent(
            "a series is new, and counts nothing",
            passing(OVERFLOW, 0, "family", "storefront_checkout_duration_seconds"))
        .isSilent(
            "no more come than before",
            counter(OVERFLOW, 0, 0, "family", "storefront_checkout_duration_seconds"))
        .build();
  }

  private static Alert serviceLabelRenamed(AlertSettings settings) {
    Series renamed =
        Series.ofAny(OF_SERVICES.stream().map(Family::metricName).toList(), List.of(RENAMED))
            .isNot(RENAMED, "");
    return alert("ServiceLabelRenamed", renamed.now().countBy("job"))
        .comment(
            "Where Prometheus gives a target a label service, Weft's own is stored as exported_service:"
                + " rules by service are then about the target, and find nothing or add up what does not"
                + " belong together.")
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "Label service of " + label("job") + " is renamed",
            NUMBER
                + " series of "
                + label("job")
                + " have exported_service, and alerts by service are wrong or silent")
        .runbook(
            Runbook.of(
                    "The scrape gives the target a label service, so Prometheus keeps the one that Weft"
                        + " sends as exported_service. Alerts and dashboards by service do not work.")
                .look("Which series", renamed.now())
                .step(
                    "Let the scrape have `honor_labels: true`; a ServiceMonitor or PodMonitor of the"
                        + " Prometheus Operator, which adds the label by itself, `honorLabels: true` in its"
                        + " endpoint.")
                .step(
                    "Or drop the target's label: `relabel_configs` (`relabelings` in a ServiceMonitor) with"
                        + " `action: labeldrop` and `regex: service`.")
                .silencedBy("It ends five minutes after the scrape keeps Weft's label."))
        .triedApart()
        .fires("the target has a label service", "1", passing(renamed, 1))
        .isSilent("it has none", passing(Series.of(Family.CIRCUIT_BREAKER_STATE), 1))
        .build();
  }
}
