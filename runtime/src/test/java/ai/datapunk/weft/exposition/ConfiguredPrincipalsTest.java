package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may scrape and what they see, as settings say it, through a scrape. */
class ConfiguredPrincipalsTest {

  private static final String TOKEN = TokenHash.newToken();
  private static final String TOKEN_HASH = TokenHash.of(TOKEN).toString();
  private static final String PASSWORD_HASH = PasswordHash.of("s3cret".toCharArray()).toString();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final HttpClient client = HttpClient.newHttpClient();

  ConfiguredPrincipalsTest() {
    LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
    metrics.recordRequest("stock", "10.0.0.1:80", "random");
    metrics.recordRequest("stock", "10.0.0.2:80", "random");
    metrics.recordRequest("orders", "10.0.0.3:80", "random");
    Gauge depth =
        Gauge.builder().name("queue_depth").labelNames("queue", "tenant").register(registry);
    depth.labelValues("a", "t1").set(2);
    depth.labelValues("b", "t1").set(3);
    depth.labelValues("c", "t2").set(5);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("weft.endpoint.port", "0");
    settings.put("weft.endpoint.principals", "prometheus, stock-team");
    settings.put("weft.principal.prometheus.password-hash", PASSWORD_HASH);
    settings.put("weft.principal.prometheus.view", "everything");
    settings.put("weft.principal.stock-team.token-hash", TOKEN_HASH);
    settings.put("weft.principal.stock-team.view", "calls, queues");
    settings.put("weft.view.calls.families", "load_balancer_requests_*");
    settings.put("weft.view.calls.only", "service=stock, service=returns");
    settings.put("weft.view.queues.families", "queue_depth");
    settings.put("weft.view.queues.level", "operation");
    settings.put("weft.view.queues.labels", "tenant");
    settings.put("weft.view.queues.gauges", "queue_depth=sum");
    return settings;
  }

  private static Configuration file(Map<String, String> settings) {
    return Configuration.of(settings, Map.of(), Map.of());
  }

  private static List<String> problems(Map<String, String> settings) {
    try {
      file(settings);
      return List.of();
    } catch (ConfigurationException told) {
      assertThat(told.getMessage()).doesNotContain(TOKEN_HASH, PASSWORD_HASH, "s3cret");
      return told.problems();
    }
  }

  private HttpResponse<String> get(MetricsEndpoint endpoint, String authorization)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(endpoint.uri()).header("Authorization", authorization).build(),
        BodyHandlers.ofString());
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private static String series(HttpResponse<String> response) {
    return response
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(Collectors.joining("\n"));
  }

  private void serves(Configuration configuration) throws Exception {
    try (MetricsEndpoint endpoint =
        MetricsEndpoint.builder().registry(registry).configuration(configuration).start()) {
      assertThat(get(endpoint, "Bearer wrong").statusCode()).isEqualTo(401);
      assertThat(get(endpoint, "Bearer " + TOKEN_HASH).statusCode()).isEqualTo(401);
      assertThat(series(get(endpoint, "Bearer " + TOKEN)))
          .isEqualTo(
              """
              load_balancer_requests_total{service="stock",strategy="random"} 2.0
              queue_depth{tenant="t1"} 5.0
              queue_depth{tenant="t2"} 5.0""");
      assertThat(get(endpoint, basic("prometheus:s3cret")).body())
          .contains("instance=\"10.0.0.3:80\"", "queue_depth{queue=\"a\",tenant=\"t1\"} 2.0");
    }
  }

  @Test
  void whoIsNamedInTheFileSeesWhatTheirViewsShow() throws Exception {
    serves(file(settings()));
  }

  @Test
  void theEnvironmentHasTheSameKeys() throws Exception {
    Map<String, String> variables = new HashMap<>();
    settings()
        .forEach(
            (key, value) ->
                variables.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
    serves(Configuration.of(Map.of(), variables, Map.of()));
  }

  @Test
  void aCertificateIsNamedByItsSubject() {
    Map<String, String> settings = settings();
    settings.remove("weft.principal.prometheus.password-hash");
    settings.put("weft.principal.prometheus.certificate", "CN=prometheus,O=Example");
    assertThat(problems(settings)).isEmpty();
    settings.put("weft.endpoint.tls-key-store", "store.p12");
    settings.put("weft.endpoint.tls-password", "p");
    assertThat(problems(settings))
        .containsExactly(
            "weft.principal.prometheus.certificate (weft.properties) is set without"
                + " weft.endpoint.tls-client-ca: no client is asked for a certificate");
  }

  @Test
  void valuesThatCannotBeAreToldTogetherAndSecretsNever() {
    Map<String, String> settings = settings();
    settings.put("weft.principal.prometheus.password-hash", "s3cret");
    settings.put("weft.principal.stock-team.token-hash", TOKEN);
    settings.put("weft.principal.stock-team.certificate", "nonsense");
    settings.put("weft.view.calls.families", "load_*_requests");
    settings.put("weft.view.calls.only", "stock");
    settings.put("weft.view.queues.level", "Service");
    settings.put("weft.view.queues.labels", "ten-ant");
    settings.put("weft.view.queues.gauges", "queue_depth=mean");
    settings.put("weft.endpoint.principals", "prometheus,,stock-team");
    List<String> problems = problems(settings);
    assertThat(problems)
        .contains(
            "weft.endpoint.principals is 'prometheus,,stock-team' (weft.properties) but must be"
                + " names of letters, digits, - and _, with commas between them",
            "weft.principal.prometheus.password-hash (weft.properties) must be a hash of a"
                + " password, as `ai.datapunk.weft.credentials.HashCommand password` makes it, of"
                + " 100000 to 10000000 iterations",
            "weft.principal.stock-team.token-hash (weft.properties) must be a hash of a token, as"
                + " `ai.datapunk.weft.credentials.HashCommand token` makes it",
            "weft.principal.stock-team.certificate is 'nonsense' (weft.properties) but must be a"
                + " certificate's subject such as CN=prometheus,O=Example",
            "weft.view.calls.families is 'load_*_requests' (weft.properties) but must be names of"
                + " families with commas between them, each with or without a * at its end",
            "weft.view.calls.only is 'stock' (weft.properties) but must be labels with values, as"
                + " in service=stock, with commas between them",
            "weft.view.queues.level is 'Service' (weft.properties) but must be service, operation,"
                + " instance or all",
            "weft.view.queues.labels is 'ten-ant' (weft.properties) but must be names of labels"
                + " with commas between them",
            "weft.view.queues.gauges is 'queue_depth=mean' (weft.properties) but must be gauges"
                + " with sum, minimum or maximum, as in queue_depth=sum, with commas between them");
    assertThat(String.join("\n", problems)).doesNotContain(TOKEN);
  }

  @Test
  void whatIsMissingIsTold() {
    Map<String, String> settings = settings();
    settings.keySet().removeIf(key -> key.startsWith("weft.principal.prometheus"));
    settings.remove("weft.view.calls.families");
    assertThat(problems(settings))
        .containsExactly(
            "weft.endpoint.principals (weft.properties) names 'prometheus', but"
                + " weft.principal.prometheus.password-hash is not set, nor token-hash or"
                + " certificate in its place",
            "weft.endpoint.principals (weft.properties) names 'prometheus', but"
                + " weft.principal.prometheus.view is not set: nothing would be seen",
            "weft.principal.stock-team.view (weft.properties) has the view 'calls', but"
                + " weft.view.calls.families is not set");
  }

  @Test
  void whatIsTooMuchIsTold() {
    Map<String, String> settings = settings();
    settings.put("weft.endpoint.principals", "prometheus,stock-team,stock-team");
    settings.put("weft.principal.prometheus.token-hash", TOKEN_HASH);
    settings.put("weft.view.everything.families", "*");
    assertThat(problems(settings))
        .containsExactly(
            "weft.principal.prometheus.password-hash (weft.properties) is set beside"
                + " weft.principal.prometheus.token-hash (weft.properties): one of them is enough",
            "weft.principal.stock-team.token-hash (weft.properties) is the same as"
                + " weft.principal.prometheus.token-hash (weft.properties): whose it is is not"
                + " clear",
            "weft.endpoint.principals (weft.properties) names 'stock-team' twice",
            "weft.view.everything.families (weft.properties) is of a view that is there already,"
                + " of everything: give it another name");
  }

  @Test
  void principalsThatNoListNamesAreAnErrorSinceEverybodyWouldSeeEverything() {
    Map<String, String> settings = settings();
    settings.remove("weft.endpoint.principals");
    assertThat(problems(settings))
        .containsExactly(
            "weft.principal.prometheus.password-hash (weft.properties) is of nobody whom"
                + " weft.endpoint.principals names",
            "weft.principal.prometheus.view (weft.properties) is of nobody whom"
                + " weft.endpoint.principals names",
            "weft.principal.stock-team.token-hash (weft.properties) is of nobody whom"
                + " weft.endpoint.principals names",
            "weft.principal.stock-team.view (weft.properties) is of nobody whom"
                + " weft.endpoint.principals names");
  }

  @Test
  void keysOfNobodyAreWarnings() {
    try (CapturedLog log = new CapturedLog()) {
      Map<String, String> settings = settings();
      settings.put("weft.endpoint.principals", "prometheus");
      file(settings);
      assertThat(
              log.linesWith("weft.principal.stock-team.token-hash (weft.properties) is of nobody"))
          .hasSize(1);
      assertThat(log.linesWith("weft.view.calls.only (weft.properties) is of a view that no"))
          .hasSize(1);
    }
  }

  @Test
  void unknownKeysAreErrorsAndSoIsASettingOfAllViews() {
    Map<String, String> settings = settings();
    settings.put("weft.principal.prometheus.password", "s3cret");
    settings.put("weft.view.level", "all");
    assertThatThrownBy(() -> file(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("weft.view.level (weft.properties) is not known")
        .hasMessageContaining(
            "weft.principal.prometheus.password (weft.properties) is not known; did you mean"
                + " weft.principal.prometheus.password-hash?")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void whatThePageShowsIsTaken() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "exposition.md"));
    Matcher example = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(example.find()).isTrue();
    Properties properties = new Properties();
    properties.load(new StringReader(example.group(1)));
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    settings.replaceAll((key, value) -> value.startsWith("sha256:") ? TOKEN_HASH : value);
    settings.put("weft.endpoint.port", "0");
    try (MetricsEndpoint endpoint =
            MetricsEndpoint.builder().registry(registry).configuration(file(settings)).start();
        CapturedLog log = new CapturedLog()) {
      assertThat(series(get(endpoint, "Bearer " + TOKEN)))
          .isEqualTo("load_balancer_requests_total{service=\"stock\",strategy=\"random\"} 2.0");
      assertThat(get(endpoint, basic("prometheus:a password")).statusCode()).isEqualTo(200);
      assertThat(log.linesWith("is not known")).isEmpty();
    }
  }

  @Test
  void aNameIsOfLettersDigitsAndDashes() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> file(Map.of("weft.endpoint.principals", "a:b")))
        .withMessageContaining("weft.endpoint.principals is 'a:b'");
  }
}
