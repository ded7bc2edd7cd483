package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.push.MetricsPusher;
import ai.datapunk.weft.testing.ShownCode;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.View;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What docs/exposition.md shows is code of this class, compiled. It listens on ports and reads
 * files that a test has not, so other tests run the same by other names.
 */
final class ExpositionPageTest {

  /** An application's. */
  interface Orders {

    boolean isConnected();

    void settleAll();
  }

  /** An application's. */
  interface Settings {

    String password();

    String passwordHash();

    String tokenHash();
  }

  static MetricsEndpoint starts(Orders orders) {
    // tag::start[]
    MetricsEndpoint endpoint =
        MetricsEndpoint.builder().port(9464).ready(orders::isConnected).start();
    // end::start[]
    return endpoint;
  }

  static Optional<MetricsEndpoint> startsAsConfigured() {
    // tag::configured[]
    // As weft.endpoint.port=9464, weft.endpoint.address=… say; none with enabled=false.
    Optional<MetricsEndpoint> endpoint = MetricsEndpoint.fromConfiguration();
    // end::configured[]
    return endpoint;
  }

  static void startsWithTls() throws IOException {
    // tag::tls[]
    MetricsEndpoint.builder()
        .address(InetAddress.getByName("0.0.0.0"))
        .tls(
            EndpointTls.pem(Path.of("/etc/tls/tls.crt"), Path.of("/etc/tls/tls.key"))
                .requireClients(Path.of("/etc/tls/ca.crt")))
        .start();
    // end::tls[]
  }

  static MetricsEndpoint startsWithPrincipals(Settings settings) {
    // tag::access[]
    MetricsEndpoint endpoint =
        MetricsEndpoint.builder()
            .access(
                Principals.builder()
                    .password(
                        "prometheus",
                        PasswordHash.parse(settings.passwordHash()),
                        View.everything())
                    .token(
                        "stock-team",
                        TokenHash.parse(settings.tokenHash()),
                        View.of(Grant.of("load_balancer_*", "retry_*").only("service", "stock")))
                    .build())
            .start();
    // end::access[]
    return endpoint;
  }

  @SuppressWarnings("try") // That it is closed is all it is there for.
  static void pushes(Orders orders, Settings settings) {
    // tag::push[]
    try (MetricsPusher pusher =
        MetricsPusher.to(URI.create("https://pushgateway.example:9091"), "nightly_orders")
            .basicAuthentication("jobs", settings.password())
            .every(Duration.ofSeconds(30))
            .start()) {
      orders.settleAll();
    }
    // end::push[]
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    // The job and the exporter are integration tests', which look for them on the page.
    ShownCode.assertOfBeginning("exposition.md", ExpositionPageTest.class);
  }
}
