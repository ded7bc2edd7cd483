package ai.datapunk.weft.exposition;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.View;
import com.sun.management.UnixOperatingSystemMXBean;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An hour's worth of scrapes, one every 15 s, without the time between them: of everything, of a
 * view, of the page for browsers, and such as are refused.
 */
@Timeout(60)
class HourOfScrapesTest {

  private static final int SCRAPES = 240;

  /** Until threads, buffers and caches are there. */
  private static final int BEFORE = 60;

  /** The answers to these scrapes have several times as much. */
  private static final long MOST_MORE_HEAP = 512 * 1024;

  private static final String ALL = TokenHash.newToken();
  private static final String SERVICES = TokenHash.newToken();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricsEndpoint endpoint =
      MetricsEndpoint.builder()
          .registry(registry)
          .port(0)
          .access(
              Principals.builder()
                  .token("all", TokenHash.of(ALL), View.everything())
                  .token("services", TokenHash.of(SERVICES), View.of(Grant.of("*")))
                  .build())
          .start();

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void leavesNoThreadDescriptorOrHeapBehind() throws Exception {
    assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean);
    LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
    for (int i = 0; i < 200; i++) {
      metrics.recordRequest("stock", "10.0." + i / 250 + "." + i % 250 + ":8080", "random");
    }
    scrape(BEFORE);
    Set<Thread> threads = endpointThreads();
    long descriptors = descriptors();
    long heap = heapInUse();
    scrape(SCRAPES);
    assertThat(endpointThreads()).isEqualTo(threads).isNotEmpty();
    awaitDescriptors(descriptors);
    assertThat(heapInUse() - heap).isLessThan(MOST_MORE_HEAP);
  }

  private void scrape(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      String encoding = i % 2 == 0 ? "gzip" : "identity";
      assertThat(get("/metrics", ALL, encoding)).startsWith("HTTP/1.1 200");
      assertThat(get("/metrics", SERVICES, encoding)).startsWith("HTTP/1.1 200");
      assertThat(get("/", ALL, encoding)).startsWith("HTTP/1.1 200");
      assertThat(get("/metrics", "guess" + i, encoding)).matches("HTTP/1.1 4(01|29)(?s:.*)");
      assertThat(get("/elsewhere", ALL, encoding)).startsWith("HTTP/1.1 404");
    }
  }

  private String get(String path, String token, String encoding) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept-Encoding: %s\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(path, encoding, token);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private static Set<Thread> endpointThreads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> !thread.getName().startsWith("weft-endpoint"));
    return threads;
  }

  private static long descriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /** The server closes a connection some time after its peer has seen its end. */
  private static void awaitDescriptors(long most) throws InterruptedException {
    while (descriptors() > most) {
      Thread.sleep(5);
    }
  }

  /** What is left after several collections: references that are softer go in turn. */
  private static long heapInUse() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
