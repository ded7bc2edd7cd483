package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.NUMBER;
import static ai.datapunk.weft.monitoring.alerts.Templates.first;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.List;

/** Messages that wait. */
final class QueueAlerts implements AlertSource {

  private static final String MESSAGES = "rabbitmq_queue_messages";
  private static final String QUEUE = "queue";
  private static final String DEAD_LETTERS = ".*dlq.*";

  @Override
  public String group() {
    return "queue";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    Series messages = application.series(MESSAGES, QUEUE);
    Alert backlog = backlog(messages, settings);
    // Which queues hold dead letters, their names alone tell.
    return messages.has(QUEUE)
        ? List.of(backlog, deadLetters(messages, settings))
        : List.of(backlog);
  }

  private static Alert backlog(Series messages, AlertSettings settings) {
    Query many = messages.now().above(1000);
    return alert("QueueBacklog", many)
        .comment(
            "Of RabbitMQ's own plugin, only /metrics/per-object has the label queue: what /metrics has"
                + " is the sum of all queues.")
        .needs(MESSAGES)
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "Queue backlog on " + first(many, QUEUE, "job"),
            "More than 1000 messages in queue for 5 minutes: " + NUMBER)
        .runbook(
            Runbook.of("Messages come faster than they are worked off.")
                .look("How many wait", messages.now())
                .look("How many more there are every second", "deriv(" + MESSAGES + "[15m])")
                .step("Look whether consumers are connected, and whether they fail and give back.")
                .step("If they work and are too few, add some.")
                .silencedBy("It ends when 1000 or fewer wait."))
        .triedApart()
        .fires("1250 messages wait", "1250", gauge(messages, 10, 1250))
        .isSilent("1000 messages wait", gauge(messages, 10, 1000))
        .build();
  }

  private static Alert deadLetters(Series messages, AlertSettings settings) {
    Series dead = messages.like(QUEUE, DEAD_LETTERS);
    return alert("DeadLetterQueueNotEmpty", dead.now().above(0))
        .needs(MESSAGES)
        .lasting("1m")
        .team(settings.team("platform"))
        .says("Messages in DLQ " + label(QUEUE), "Dead letter queue contains messages: " + NUMBER)
        .runbook(
            Runbook.of("Messages were given up: nobody works them off any more.")
                .look("How many", dead.now())
                .step("Look at one: its header `x-death` says from which queue it came, and why.")
                .step("Repair the consumer, then move the messages back, or drop them.")
                .silencedBy("It ends when the queue is empty."))
        .triedApart()
        .fires("a message is there", "1", gauge(messages, 0, 1, QUEUE, "orders.dlq"))
        .isSilent("the queue is empty", gauge(messages, 0, 0, QUEUE, "orders.dlq"))
        .isSilent("other queues have messages", gauge(messages, 0, 10, QUEUE, "orders"))
        .build();
  }
}
