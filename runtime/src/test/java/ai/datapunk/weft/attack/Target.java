package ai.datapunk.weft.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.exposition.EndpointTls;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.testing.RawConnection;
import ai.datapunk.weft.testing.TestKey;
import ai.datapunk.weft.testing.TestKeys;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;

/**
 * What is attacked: an endpoint without TLS and one with it, both with fewer threads than usual.
 */
final class Target implements AutoCloseable {

  static final int THREADS = 2;
  static final int QUEUE = 4;

  /** Within this, Prometheus gives up unless it is told otherwise. */
  private static final Duration SCRAPE_TIMEOUT = Duration.ofSeconds(10);

  private static final String SCRAPE =
      String.join(
          "\r\n",
          "GET /metrics?name[]=mesh_service_registrations_total HTTP/1.1",
          "Host: localhost",
          "Connection: close",
          "",
          "");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SSLSocketFactory sockets =
      TestKeys.trusting(null, TestKeys.server()).getSocketFactory();
  private final MetricsEndpoint plain;
  private final MetricsEndpoint tls;

  Target(Path folder) throws IOException, GeneralSecurityException {
    Path certificates = folder.resolve("chain.pem");
    Path key = folder.resolve("key.pem");
    Files.writeString(certificates, TestKeys.server().certificates());
    TestKey.put(key, TestKeys.server().keyInTheClear());
    ServiceMeshMetrics.in(registry).recordRegistration("api");
    plain = builder().start();
    tls = builder().tls(EndpointTls.pem(certificates, key)).start();
  }

  private MetricsEndpoint.Builder builder() {
    return MetricsEndpoint.builder()
        .registry(registry)
        .port(0)
        .threads(THREADS)
        .queue(QUEUE)
        .backlog(1024)
        .deadline(Duration.ofSeconds(3));
  }

  PrometheusRegistry registry() {
    return registry;
  }

  int port() {
    return plain.port();
  }

  int tlsPort() {
    return tls.port();
  }

  /** What comes back for this, up to the end of the connection. */
  String answer(String request) {
    return RawConnection.answer(port(), request);
  }

  /** A scrape is answered before Prometheus gives up, if need be at another try. */
  void scrape() {
    scrape(() -> new Socket(InetAddress.getLoopbackAddress(), port()));
  }

  /** The same, of the endpoint with TLS. */
  void scrapeByTls() {
    scrape(() -> sockets.createSocket(InetAddress.getLoopbackAddress(), tlsPort()));
  }

  private interface Connected {

    Socket socket() throws IOException;
  }

  private static void scrape(Connected connected) {
    long until = System.nanoTime() + SCRAPE_TIMEOUT.toNanos();
    String answer = "";
    while (!answer.startsWith("HTTP/1.1 200") && System.nanoTime() < until) {
      try (RawConnection connection = new RawConnection(connected.socket())) {
        answer = connection.send(SCRAPE).rest();
      } catch (IOException | UncheckedIOException refused) {
        answer = refused.toString();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("mesh_service_registrations_total{service=\"api\"} 1.0");
    assertThat(System.nanoTime()).isLessThan(until);
  }

  /** How many threads both endpoints have at most, with those for deadlines. */
  static void assertThreadsBounded() {
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("weft-endpoint-")))
        .hasSizeLessThanOrEqualTo(2 * (THREADS + 1));
  }

  @Override
  public void close() {
    plain.close();
    tls.close();
  }
}
