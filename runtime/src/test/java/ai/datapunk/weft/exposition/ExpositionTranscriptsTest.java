package ai.datapunk.weft.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Curl;
import ai.datapunk.weft.testing.DocsPage;
import ai.datapunk.weft.testing.TestKey;
import ai.datapunk.weft.testing.TestKeys;
import ai.datapunk.weft.testing.Transcript;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.View;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/exposition.md shows of requests, answers and the audit. With {@code -Dweft.docs.update}
 * it is written anew.
 */
@Timeout(60)
class ExpositionTranscriptsTest {

  static final String TOKEN = "dGhlIHRva2VuIG9mIHRoZSBzdG9jayB0ZWFtIGFsb25l";

  private static final String REQUESTS = "name[]=load_balancer_requests_total";
  private static final String HEALTH = "name[]=load_balancer_instance_health";
  private static final String TWO = "/metrics?" + REQUESTS + "&" + HEALTH;

  private static final DocsPage PAGE = new DocsPage("exposition.md");

  private final PrometheusRegistry registry = new PrometheusRegistry();

  ExpositionTranscriptsTest() {
    record(registry);
  }

  static void record(PrometheusRegistry registry) {
    LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
    metrics.recordRequest("stock", "10.0.0.1:80", "random");
    metrics.recordRequest("stock", "10.0.0.1:80", "random");
    metrics.recordRequest("stock", "10.0.0.2:80", "random");
    metrics.recordRequest("orders", "10.0.0.3:80", "random");
    metrics.updateHealthScore("stock", "10.0.0.1:80", 1);
    metrics.updateHealthScore("stock", "10.0.0.2:80", 0.75);
    metrics.updateHealthScore("orders", "10.0.0.3:80", 1);
    metrics.updateActiveInstances("stock", 2);
  }

  /** The two of the page. */
  static Principals principals() {
    return Principals.builder()
        .password("prometheus", PasswordHash.of("s3cret".toCharArray()), View.everything())
        .token(
            "stock-team",
            TokenHash.of(TOKEN),
            View.of(Grant.of("load_balancer_*", "retry_*").only("service", "stock")))
        .build();
  }

  private MetricsEndpoint.Builder builder() {
    return MetricsEndpoint.builder().registry(registry).port(0);
  }

  @Test
  void whatIsServed() throws IOException {
    Transcript transcript = new Transcript();
    try (MetricsEndpoint endpoint = builder().ready(() -> false).start()) {
      Curl curl = Curl.http(endpoint.port());
      curl.head(transcript, "", "/metrics?" + REQUESTS);
      transcript.output("");
      curl.head(transcript, "", "/-/ready");
      transcript.output("");
      curl.head(transcript, "", "/metrics/");
    }
    PAGE.says("served", transcript.toString());
  }

  /** How many methods are not woven is told once it is known, and is of all tests. */
  @Test
  void thePageForAPerson() throws IOException {
    try (MetricsEndpoint endpoint = builder().start()) {
      String rows =
          Curl.http(endpoint.port())
              .body("/")
              .lines()
              .filter(line -> line.startsWith("<p>") || line.contains("<tr>"))
              .filter(line -> !line.startsWith("<p>Weft"))
              .map(ExpositionTranscriptsTest::seen)
              .filter(line -> !line.contains(" | 0 | 0 | "))
              .filter(line -> !line.startsWith(Family.WEFT_UNWOVEN_METHODS.metricName()))
              .map(line -> line.replaceFirst(", \\d+ series$", ", … series"))
              .collect(Collectors.joining("\n"));
      PAGE.says("page", new Transcript().output(rows).toString());
    }
  }

  /** A line as a browser shows it, cells with lines between them. */
  private static String seen(String html) {
    return html.replaceAll("</t[dh]><t[dh][^>]*>", " | ")
        .replaceAll("<[^>]*>", "")
        .replace("&#39;", "'")
        .replaceAll(" +", " ")
        .strip();
  }

  @Test
  void whoSeesWhat() throws IOException {
    Transcript transcript = new Transcript();
    String password = Base64.getEncoder().encodeToString("prometheus:s3cret".getBytes(UTF_8));
    String team = "-H \"Authorization: Bearer $TOKEN\" ";
    String token = "Authorization: Bearer " + TOKEN;
    try (MetricsEndpoint endpoint = builder().access(principals()).start()) {
      Curl curl = Curl.http(endpoint.port());
      curl.head(transcript, "", "/metrics");
      transcript.output("");
      curl.body(transcript, "-u prometheus:$PASSWORD ", TWO, "Authorization: Basic " + password);
      transcript.output("");
      curl.body(transcript, team, TWO, token);
      transcript.output("");
      curl.body(transcript, team, "/metrics?name[]=load_balancer_active_instances", token);
      curl.body(transcript, team, "/metrics?name[]=no_such_family", token);
    }
    PAGE.says("access", transcript.toString());
  }

  @Test
  void whoHasAConnectionByTls(@TempDir Path folder) throws Exception {
    Path certificates = folder.resolve("tls.crt");
    Path key = folder.resolve("tls.key");
    Path authority = folder.resolve("ca.crt");
    TestKey.put(certificates, TestKeys.server().certificates());
    TestKey.put(key, TestKeys.server().keyInTheClear());
    TestKey.put(authority, TestKeys.authority().certificates());
    Transcript transcript = new Transcript();
    EndpointTls tls = EndpointTls.pem(certificates, key).askClients(authority);
    try (MetricsEndpoint endpoint = builder().tls(tls).start()) {
      String trusting = "--cacert tls.crt ";
      SSLSocketFactory anybody = TestKeys.trusting(null, TestKeys.server()).getSocketFactory();
      Curl.https(endpoint.port(), anybody).head(transcript, trusting, "/metrics");
      transcript.output("");
      SSLSocketFactory client =
          TestKeys.trusting(TestKeys.client(), TestKeys.server()).getSocketFactory();
      Curl.https(endpoint.port(), client)
          .body(
              transcript, trusting + "--cert client.crt --key client.key ", "/metrics?" + REQUESTS);
    }
    PAGE.says("tls", transcript.toString());
  }

  @Test
  void whatIsNotStarted() throws IOException {
    MetricsEndpoint.Builder open = builder().address(InetAddress.getByName("0.0.0.0"));
    try (MetricsEndpoint started = open.start()) {
      throw new AssertionError(started.uri().toString());
    } catch (IllegalStateException refused) {
      PAGE.says("unprotected", new Transcript().output(refused.toString()).toString());
    }
  }

  @Test
  void whatTheAuditIsTold() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      AuditedScrapes.main(new String[0]);
      String lines =
          log.linesWith(AuditLog.LOGGER).stream()
              .map(line -> line.substring(line.indexOf(']') + 2))
              .collect(Collectors.joining("\n"));
      PAGE.says("audit", new Transcript().output(lines).toString());
    }
  }

  /** The format is a JVM's. */
  @Test
  void whatTheAuditIsToldAsJson() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D" + AuditLog.FORMAT_KEY + "=json",
                "-cp",
                System.getProperty("java.class.path"),
                AuditedScrapes.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    List<String> events =
        output
            .lines()
            .filter(line -> line.contains(AuditLog.LOGGER))
            .map(line -> line.substring(line.indexOf('{')))
            .map(line -> line.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"…\""))
            .toList();
    assertThat(events).hasSize(8);
    Transcript transcript = new Transcript();
    events.subList(5, 8).forEach(transcript::output);
    PAGE.says("audit as JSON", transcript.toString());
  }
}
