package ai.datapunk.weft.it.prometheus.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule as a server that evaluates it has understood it.
 *
 * @param name of the alert, or of the series that it records
 * @param query as Prometheus writes it, in one line
 * @param labels that it adds
 * @param interval between two evaluations
 * @param hold how long an alert is pending
 * @param health {@code ok}, {@code err} or {@code unknown}
 */
record EvaluatedRule(
    String group,
    boolean isAlert,
    String name,
    String query,
    Map<String, String> labels,
    Duration interval,
    Duration hold,
    String health,
    String error) {

  private static final String NUMBER_COMPARED =
      " (?:==|!=|>=|<=|>|<)(?: bool)? [-+]?[0-9.]+(?:e[-+]?[0-9]+)?(?![0-9.]| *[-+*/%^])";

  static EvaluatedRule of(JsonNode group, JsonNode rule) {
    Map<String, String> labels = new TreeMap<>();
    rule.path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return new EvaluatedRule(
        group.get("name").asText(),
        rule.get("type").asText().equals("alerting"),
        rule.get("name").asText(),
        rule.get("query").asText(),
        labels,
        Duration.ofSeconds(group.get("interval").asLong()),
        Duration.ofSeconds(rule.path("duration").asLong()),
        rule.get("health").asText(),
        rule.path("lastError").asText());
  }

  /** What is compared with a threshold. */
  String value() {
    return isAlert ? query.replaceAll(NUMBER_COMPARED, "") : query;
  }
}
