package ai.datapunk.weft.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.exposition.EndpointTls;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.testing.TestKey;
import ai.datapunk.weft.testing.TestKeys;
import ai.datapunk.weft.view.View;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EndpointTlsTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  @TempDir private Path folder;
  private Path certificates;
  private Path key;
  private Path authority;

  @BeforeEach
  void write() throws Exception {
    certificates = folder.resolve("chain.pem");
    key = folder.resolve("key.pem");
    authority = folder.resolve("authority.pem");
    TestKey.put(certificates, TestKeys.server().certificates());
    TestKey.put(key, TestKeys.server().keyInTheClear());
    TestKey.put(authority, TestKeys.authority().certificates());
    ServiceMeshMetrics.in(registry).recordRegistration("api");
  }

  private MetricsEndpoint.Builder builder() {
    return MetricsEndpoint.builder().registry(registry).port(0);
  }

  private static HttpResponse<String> get(@Nullable TestKey own, URI uri)
      throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .sslContext(TestKeys.trusting(own, TestKeys.server(), TestKeys.otherServer()))
        .build()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static String servedBy(URI uri) throws Exception {
    HttpResponse<String> response = get(null, uri);
    assertThat(response.statusCode()).isEqualTo(200);
    X509Certificate certificate =
        (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
    return certificate.getSubjectX500Principal().getName();
  }

  @Test
  void metricsAreServedByTls() throws Exception {
    try (MetricsEndpoint endpoint = builder().tls(EndpointTls.pem(certificates, key)).start()) {
      assertThat(endpoint.uri()).hasScheme("https");
      HttpResponse<String> response = get(null, endpoint.uri());
      assertThat(response.body().lines())
          .contains("mesh_service_registrations_total{service=\"api\"} 1.0");
      assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void aKeyStoreAndAnEncryptedKeyServeAsWell() throws Exception {
    Path store = folder.resolve("server.p12");
    TestKeys.server().write(store, "secret");
    TestKey.put(key, TestKeys.server().keyEncrypted("secret"));
    for (EndpointTls tls :
        new EndpointTls[] {
          EndpointTls.pkcs12(store, "secret"), EndpointTls.pem(certificates, key, "secret")
        }) {
      try (MetricsEndpoint endpoint = builder().tls(tls).start()) {
        assertThat(servedBy(endpoint.uri())).isEqualTo("CN=server");
      }
    }
  }

  @Test
  void aClientThatHasToShowACertificateHasNoConnectionWithout() throws Exception {
    EndpointTls tls = EndpointTls.pem(certificates, key).requireClients(authority);
    try (MetricsEndpoint endpoint = builder().tls(tls).start()) {
      assertThat(get(TestKeys.client(), endpoint.uri()).statusCode()).isEqualTo(200);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(null, endpoint.uri()));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> get(TestKeys.otherServer(), endpoint.uri()));
    }
  }

  @Test
  void aClientThatIsAskedForACertificateSeesTheProbesWithout() throws Exception {
    EndpointTls tls = EndpointTls.pem(certificates, key).askClients(authority);
    try (MetricsEndpoint endpoint = builder().tls(tls).start()) {
      assertThat(get(TestKeys.client(), endpoint.uri()).statusCode()).isEqualTo(200);
      for (String path : new String[] {"/metrics", "/"}) {
        HttpResponse<String> refused = get(null, endpoint.uri().resolve(path));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("Refused\n");
      }
      assertThat(get(null, endpoint.uri().resolve("/-/ready")).statusCode()).isEqualTo(200);
      assertThat(get(null, endpoint.uri().resolve("/nowhere")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void onANetworkItStartsWithTlsAndAuthenticationOrWhenToldSoByName() throws Exception {
    InetAddress all = InetAddress.getByName("0.0.0.0");
    EndpointTls tls = EndpointTls.pem(certificates, key);
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().address(all).start())
        .withMessageStartingWith(
            "The endpoint is not started on 0.0.0.0, where others can reach it, without TLS and"
                + " authentication: ")
        .withMessageContaining("MetricsEndpoint.builder().allowUnprotected(true)")
        .withMessageContaining("weft.endpoint.allow-unprotected=true");
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().address(all).tls(tls).start())
        .withMessageContaining(", without authentication: ");
    Principals principals =
        Principals.builder().token("team", TokenHash.of("t0ken"), View.everything()).build();
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().address(all).access(principals).start())
        .withMessageContaining(", without TLS: ");
  }

  @Test
  void itIsConfiguredAsAWhole() throws Exception {
    Configuration configuration =
        Configuration.of(
            Map.of(
                "weft.endpoint.tls-certificate", certificates.toString(),
                "weft.endpoint.tls-key", key.toString(),
                "weft.endpoint.tls-client-ca", authority.toString(),
                "weft.endpoint.tls-clients", "optional"),
            Map.of(),
            Map.of());
    try (MetricsEndpoint endpoint = builder().configuration(configuration).start()) {
      assertThat(get(null, endpoint.uri()).statusCode()).isEqualTo(403);
      assertThat(get(TestKeys.client(), endpoint.uri()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void settingsThatLackOthersAreToldTogether() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                Configuration.of(
                    Map.of(
                        "weft.endpoint.tls-key", "/k",
                        "weft.endpoint.tls-key-store", "/s",
                        "weft.endpoint.tls-clients", "perhaps"),
                    Map.of(),
                    Map.of()))
        .satisfies(
            fault ->
                assertThat(fault.problems())
                    .containsExactly(
                        "weft.endpoint.tls-clients is 'perhaps' (weft.properties) but must be"
                            + " required or optional",
                        "weft.endpoint.tls-key (weft.properties) is set without"
                            + " weft.endpoint.tls-certificate",
                        "weft.endpoint.tls-key-store (weft.properties) is set without"
                            + " weft.endpoint.tls-password",
                        "weft.endpoint.tls-clients (weft.properties) is set without"
                            + " weft.endpoint.tls-client-ca"));
  }
}
