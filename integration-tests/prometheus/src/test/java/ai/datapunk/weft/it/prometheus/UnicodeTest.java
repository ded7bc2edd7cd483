package ai.datapunk.weft.it.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Label values of whatever text: Prometheus takes them, and gives them back as they were. */
class UnicodeTest {

  /** How many there are. */
  private static final int VALUES = Integer.getInteger("unicode.values", 5_000);

  /** More than can be scraped within a second. */
  private static final int MANY = 20_000;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long SEED = 20261127;
  private static final String FAMILY = "load_balancer_active_instances";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Double> recorded = new HashMap<>();
  private MetricsEndpoint endpoint;
  private TextOnly text;

  @BeforeEach
  void record() throws IOException {
    Mesh.builder()
        .registry(registry)
        .configuration(Configuration.none())
        .limits(SeriesLimits.defaults().perFamily(2 * VALUES).inAll(2 * VALUES))
        .build();
    LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
    RandomTexts texts = new RandomTexts(SEED);
    for (int number = 1; recorded.size() < VALUES; number++) {
      String service = texts.next();
      metrics.updateActiveInstances(service, number);
      recorded.put(ShownText.of(service), (double) number);
    }
    endpoint = MetricsEndpoint.builder().registry(registry).port(0).start();
    text = new TextOnly(endpoint.uri());
  }

  @AfterEach
  void close() {
    text.close();
    endpoint.close();
  }

  @Test
  void promtoolFindsNothingToSayOfAnyLabelValue() throws Exception {
    Path promtool = Programs.require("promtool");
    Path page = Files.createTempFile(target(), "unicode", ".txt");
    Files.write(page, text.page());
    Process process =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectInput(page.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(said).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void prometheusGivesEachLabelValueBackAsItWasRecorded() throws Exception {
    Path binary = Programs.require("prometheus");
    Path folder = Files.createTempDirectory(target(), "prometheus");
    List<URI> targets = List.of(endpoint.uri(), text.uri());
    String interval = VALUES > MANY ? "10s" : "1s";
    try (PrometheusServer server = new PrometheusServer(binary, targets, interval, folder)) {
      assertThat(held(server, endpoint.uri())).as("OpenMetrics").isEqualTo(recorded);
      assertThat(held(server, text.uri())).as("text").isEqualTo(recorded);
    }
  }

  private Map<String, Double> held(PrometheusServer server, URI target) throws Exception {
    String series = FAMILY + "{instance=\"" + target.getAuthority() + "\"}";
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (results(server, "count(" + series + ")").isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(250);
    }
    Map<String, Double> held = new HashMap<>();
    for (JsonNode each : results(server, series)) {
      held.put(
          each.get("metric").get("service").asText(),
          Double.valueOf(each.get("value").get(1).asText()));
    }
    return held;
  }

  private static JsonNode results(PrometheusServer server, String query) throws Exception {
    String json = server.query(query);
    ObjectMapper mapper = new ObjectMapper();
    return json.isEmpty()
        ? mapper.createArrayNode()
        : mapper.readTree(json).get("data").get("result");
  }

  private static Path target() throws IOException {
    return Files.createDirectories(Path.of("target"));
  }
}
