package ai.datapunk.weft.it.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.AlertmanagerServer;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.it.support.RunningProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Prometheus and Alertmanager take the configuration that is written, and do what it is for. */
class ConfigurationTest {

  private static final Pattern SECRET = Pattern.compile("secrets/[\\w-]+(?:\\.crt|\\.key)?");
  private static final Pattern ALERT =
      Pattern.compile("- alert: (\\w+).*?severity: (\\w+)\\s+team: (\\w+)", Pattern.DOTALL);

  private static final String OUTAGE = "DependencyOutage";

  @TempDir private Path folder;
  private WrittenRules written;

  @BeforeEach
  void write() throws IOException {
    written =
        WrittenRules.in(
            folder,
            catalog -> catalog,
            monitoring ->
                monitoring
                    .groups("all")
                    .alertmanagers("https://alerts.example:9093")
                    .receivers("https://hooks.example/{team},data=http://127.0.0.1:9999/in")
                    .redact("tenant"));
  }

  @Test
  void theirToolsTakeTheFiles() throws Exception {
    Path prometheus = folder.resolve("prometheus/prometheus.yml");
    fillIn(prometheus);
    assertThat(run("promtool", "check", "config", prometheus.toString())).contains("SUCCESS");
    Path alertmanager = folder.resolve("alertmanager/alertmanager.yml");
    assertThat(run("amtool", "check-config", alertmanager.toString()))
        .contains("SUCCESS", "4 receivers");
  }

  /** Writes something into each file that is named, as a person would. */
  private static void fillIn(Path configuration) throws IOException {
    Path beside = Files.createDirectories(configuration.resolveSibling("secrets"));
    for (String secret : found(SECRET, Files.readString(configuration))) {
      Files.writeString(beside.resolveSibling(secret), "something");
    }
  }

  /** But for what only explains others, and goes on when these have ended. */
  @Test
  void eachAlertComesToItsTeam() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    StringJoiner alerts = new StringJoiner(", ", "[", "]");
    for (Path file : written.rules()) {
      for (MatchResult alert : ALERT.matcher(Files.readString(file)).results().toList()) {
        expected.put(alert.group(1), alert.group(1).equals(OUTAGE) ? "null" : alert.group(3));
        alerts.add(
            "{\"labels\": {\"alertname\": \"%s\", \"severity\": \"%s\", \"team\": \"%s\"}}"
                .formatted(alert.group(1), alert.group(2), alert.group(3)));
      }
    }
    assertThat(expected.keySet()).containsExactlyInAnyOrderElementsOf(written.alerts());
    try (AlertmanagerServer server = started(folder)) {
      post(server.uri(), alerts.toString());
      assertThat(receivers(server)).isEqualTo(expected);
    }
  }

  @Test
  void prometheusStartsWithIt() throws Exception {
    WrittenRules.in(
        folder, catalog -> catalog, monitoring -> monitoring.groups("all").scrape("open"));
    try (PrometheusServer server =
        new PrometheusServer(
            Programs.require("prometheus"),
            Files.readString(folder.resolve("prometheus/prometheus.yml")),
            folder.resolve("prometheus"))) {
      assertThat(server.onceThere("vector(1)")).isEqualTo("1");
    }
  }

  @Test
  void alertmanagerHoldsBackWhatOthersExplain() throws Exception {
    try (AlertmanagerServer server = started(folder)) {
      post(
          server.uri(),
          """
          [{"labels": {"alertname": "CircuitBreakerOpen", "severity": "critical", "team": "platform",
              "job": "shop", "service": "stock"}},
           {"labels": {"alertname": "HighRetryRate", "severity": "warning", "team": "platform",
              "job": "shop", "service": "stock"}},
           {"labels": {"alertname": "HighRetryRate", "severity": "warning", "team": "platform",
              "job": "web", "service": "stock"}}]
          """);
      assertThat(alerts(server, "inhibited=false"))
          .containsExactlyInAnyOrder("CircuitBreakerOpen of shop", "HighRetryRate of web");
      assertThat(alerts(server, "active=false")).containsExactly("HighRetryRate of shop");
    }
  }

  /** One process of many may have no way to a service: what all of them fail at is told. */
  @Test
  void alertmanagerHoldsBackWhatAnOutageExplainsAndNotWhatOneProcessDoes() throws Exception {
    Path shop = Files.createDirectory(folder.resolve("shop"));
    WrittenRules.in(
        shop,
        catalog -> catalog.replaceFirst("\\{", "{\"application\": \"shop\","),
        monitoring -> monitoring.groups("all"));
    try (AlertmanagerServer server = started(shop)) {
      post(
          server.uri(),
          """
          [{"labels": {"alertname": "CircuitBreakerOpen", "job": "shop", "service": "lake"}},
           {"labels": {"alertname": "HighErrorRate", "job": "shop", "service": "shop"}},
           {"labels": {"alertname": "CircuitBreakerOpen", "job": "web", "service": "shop"}}]
          """);
      assertThat(alerts(server, "inhibited=false"))
          .containsExactlyInAnyOrder(
              "CircuitBreakerOpen of shop", "HighErrorRate of shop", "CircuitBreakerOpen of web");
      post(
          server.uri(),
          """
          [{"labels": {"alertname": "DependencyOutage", "job": "shop", "service": "lake"}}]
          """);
      assertThat(alerts(server, "inhibited=false"))
          .containsExactlyInAnyOrder("CircuitBreakerOpen of shop", "DependencyOutage of shop");
      assertThat(alerts(server, "active=false"))
          .containsExactlyInAnyOrder("HighErrorRate of shop", "CircuitBreakerOpen of web");
      // At the recovery it is there alone, is sent to nobody, and still explains.
      post(
          server.uri(),
          """
          [{"labels": {"alertname": "CircuitBreakerOpen", "job": "shop", "service": "lake"},
            "endsAt": "2020-01-01T00:00:00Z"}]
          """);
      assertThat(alerts(server, "inhibited=false")).containsExactly("DependencyOutage of shop");
      assertThat(receivers(server)).containsEntry(OUTAGE, "null");
    }
  }

  private static AlertmanagerServer started(Path folder) throws Exception {
    return new AlertmanagerServer(
        Programs.require("prometheus-alertmanager"),
        folder.resolve("alertmanager/alertmanager.yml"),
        folder,
        RunningProgram.freePort());
  }

  private static void post(URI server, String alerts) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(alerts))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static List<String> alerts(AlertmanagerServer server, String which) throws Exception {
    List<String> names = new ArrayList<>();
    for (Map<String, Object> alert : found(server, which)) {
      Map<?, ?> labels = (Map<?, ?>) alert.get("labels");
      names.add(labels.get("alertname") + " of " + labels.get("job"));
    }
    return names;
  }

  /** To whom each alert would be sent if it were not held back. */
  private static Map<String, String> receivers(AlertmanagerServer server) throws Exception {
    Map<String, String> receivers = new TreeMap<>();
    for (Map<String, Object> alert : found(server, "inhibited=true")) {
      List<String> names = new ArrayList<>();
      ((List<?>) alert.get("receivers"))
          .forEach(one -> names.add((String) ((Map<?, ?>) one).get("name")));
      Object name = ((Map<?, ?>) alert.get("labels")).get("alertname");
      receivers.put((String) name, String.join(" and ", names));
    }
    return receivers;
  }

  private static List<Map<String, Object>> found(AlertmanagerServer server, String which)
      throws Exception {
    // JSON is YAML.
    return new Yaml().load(server.get("/api/v2/alerts?" + which));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Programs.require(program).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
