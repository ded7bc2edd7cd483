package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.DURATION;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.List;

/** Jobs that end, and streams that do not. */
final class DataPipelineAlerts implements AlertSource {

  private static final String STATUS = "etl_job_status";
  private static final String LAG = "stream_lag_seconds";
  private static final String TOPIC = "topic";

  @Override
  public String group() {
    return "data_pipeline";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(jobFailed(application, settings), lagHigh(application, settings));
  }

  private static Alert jobFailed(Application application, AlertSettings settings) {
    Series status = application.series(STATUS);
    return alert("ETLJobFailed", status.now().equalTo(0))
        .comment(
            "The label job is the job's own name where it is pushed and the scrape of the Pushgateway"
                + " has honor_labels: true.")
        .needs(STATUS)
        .lasting("1m")
        .critical()
        .team(settings.team("data"))
        .says("ETL job failed for " + label("job"), "ETL job " + label("job") + " has failed")
        .runbook(
            Runbook.of("The last run of the job failed.")
                .look("How the jobs ended last", status.now())
                .look("When they pushed last, in seconds", "time() - push_time_seconds")
                .step("The job's log says why. Repair it, and run it again.")
                .silencedBy(
                    "It ends when the job ends well, or its group is deleted at the Pushgateway."))
        .triedApart()
        .fires("a run fails", "0", gauge(status, 1, 0))
        .isSilent("it goes well", gauge(status, 1, 1))
        .build();
  }

  private static Alert lagHigh(Application application, AlertSettings settings) {
    Series lag = application.series(LAG, TOPIC, "partition");
    boolean byTopic = lag.has(TOPIC);
    Query most = byTopic ? lag.now().maxBy("job", TOPIC) : lag.now().maxBy("job");
    return alert("DataLagHigh", most.above(300))
        .comment(
            "The stream's lag is that of its partition that is furthest behind: one alert for all of"
                + " them. There is no label stream.")
        .needs(LAG)
        .lasting("5m")
        .team(settings.team("data"))
        .says(
            "High data lag in " + label(byTopic ? TOPIC : "job"),
            "Stream processing lag above 5 minutes: " + DURATION)
        .runbook(
            Runbook.of("Events are worked off more than five minutes after they have come.")
                .look("Which partitions are behind", lag.now().above(60))
                .look("Whether they fall back further", "deriv(" + LAG + "[15m])")
                .step(
                    "If one partition is behind, its consumer hangs, or its key gets most events.")
                .step("If all are, consumers are too few, or what they call is slow.")
                .silencedBy("It ends when no partition is more than five minutes behind."))
        .triedApart()
        .fires(
            "a partition is more than six minutes behind",
            "6m 15s",
            gauge(lag, 5, 375),
            gauge(lag, 5, 5, "instance", "10.0.0.8:8080"))
        .isSilent("just not above five minutes", gauge(lag, 5, 300))
        .build();
  }
}
