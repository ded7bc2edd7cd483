package ai.datapunk.weft.it.prometheus.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a server that can be asked as Prometheus is has to say. */
record PrometheusApi(URI server) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The rules that it evaluates. */
  List<EvaluatedRule> rules() throws IOException, InterruptedException {
    List<EvaluatedRule> rules = new ArrayList<>();
    for (JsonNode group : data("/api/v1/rules").get("groups")) {
      for (JsonNode rule : group.get("rules")) {
        rules.add(EvaluatedRule.of(group, rule));
      }
    }
    return rules;
  }

  /** As of now. */
  JsonNode query(String promql) throws IOException, InterruptedException {
    return data("/api/v1/query?query=" + encoded(promql));
  }

  /** As of then, with how long it took and how much it read. */
  JsonNode measured(String promql, Instant time) throws IOException, InterruptedException {
    return data(
        "/api/v1/query?stats=all&query=" + encoded(promql) + "&time=" + time.getEpochSecond());
  }

  /** The values by labels at each step, by its second. */
  Map<Map<String, String>, SortedMap<Long, Double>> range(
      String promql, Instant from, Instant to, Duration step)
      throws IOException, InterruptedException {
    String path =
        "/api/v1/query_range?query=%s&start=%d&end=%d&step=%d"
            .formatted(
                encoded(promql), from.getEpochSecond(), to.getEpochSecond(), step.toSeconds());
    return series(data(path));
  }

  /** The samples of series themselves, of the time until then. */
  Map<Map<String, String>, SortedMap<Long, Double>> samples(
      String selector, Instant until, Duration time) throws IOException, InterruptedException {
    return series(
        data(
            "/api/v1/query?query=%s&time=%d"
                .formatted(
                    encoded(selector + "[" + time.toSeconds() + "s]"), until.getEpochSecond())));
  }

  private static Map<Map<String, String>, SortedMap<Long, Double>> series(JsonNode matrix) {
    Map<Map<String, String>, SortedMap<Long, Double>> series = new HashMap<>();
    for (JsonNode each : matrix.get("result")) {
      SortedMap<Long, Double> points = new TreeMap<>();
      for (JsonNode point : each.get("values")) {
        points.put(
            point.get(0).asLong(),
            Double.valueOf(point.get(1).asText().replace("Inf", "Infinity")));
      }
      series.put(labels(each), points);
    }
    return series;
  }

  private static Map<String, String> labels(JsonNode series) {
    Map<String, String> labels = new TreeMap<>();
    series
        .get("metric")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  private JsonNode data(String path) throws IOException, InterruptedException {
    return JSON.readTree(text(path)).get("data");
  }

  String text(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path.replace("[]", "%5B%5D")))
            .timeout(PATIENCE)
            .build();
    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode() + ", " + response.body());
    }
    return response.body();
  }

  private static String encoded(String promql) {
    return URLEncoder.encode(promql, UTF_8);
  }
}
