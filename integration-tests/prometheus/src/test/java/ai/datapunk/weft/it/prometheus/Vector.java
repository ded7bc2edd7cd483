package ai.datapunk.weft.it.prometheus;

import ai.datapunk.weft.it.support.PrometheusServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;

/** What Prometheus answers to a query: values by labels. */
record Vector(Map<Map<String, String>, Double> values) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of a query, without the name of the metric and the address that was scraped. */
  static Vector of(PrometheusServer server, String query) throws IOException, InterruptedException {
    Map<Map<String, String>, Double> values = new HashMap<>();
    String answer = server.query(query);
    if (!answer.isEmpty()) {
      for (JsonNode each : JSON.readTree(answer).get("data").get("result")) {
        Map<String, String> labels = new TreeMap<>();
        each.get("metric")
            .properties()
            .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        labels.keySet().removeAll(Set.of("__name__", "instance"));
        values.put(labels, Double.valueOf(each.get("value").get(1).asText()));
      }
    }
    return new Vector(values);
  }

  /** Asks again and again until a query has this answer; fails with the last one. */
  static void await(
      PrometheusServer server, String query, Map<Map<String, String>, Double> expected)
      throws IOException, InterruptedException {
    Vector answer = of(server, query);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answer.values.equals(expected) && System.nanoTime() < deadline) {
      Thread.sleep(100);
      answer = of(server, query);
    }
    Assertions.assertThat(answer.values).as(query).isEqualTo(expected);
  }
}
