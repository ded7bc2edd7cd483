package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.RunningProgram;
import ai.datapunk.weft.it.support.ServerKey;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.push.MetricsPusher;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real Pushgateway makes of what is pushed, and what becomes of it while that is away. */
@Timeout(120)
class PushgatewayTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
  private final Path binary = Programs.require("prometheus-pushgateway");
  private Path folder;
  private int port;

  @BeforeEach
  void choose() throws IOException {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "pushgateway");
    port = RunningProgram.freePort();
  }

  private MetricsPusher.Builder pusher(String process) {
    return MetricsPusher.to(PushgatewayServer.uri(port), "nightly")
        .registry(registry)
        .groupBy("process", process)
        .timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1))
        .closeWithin(Duration.ofSeconds(20));
  }

  private static List<String> requests(PushgatewayServer gateway) throws Exception {
    return gateway
        .metrics()
        .lines()
        .filter(line -> line.startsWith("load_balancer_requests_total{"))
        .toList();
  }

  private static String series(String process, String instance, int value) {
    return "load_balancer_requests_total{instance=\"%s\",job=\"nightly\",process=\"%s\",service=\"stock\",strategy=\"random\"} %d"
        .formatted(instance, process, value);
  }

  private void calls(String instance, int number) {
    for (int i = 0; i < number; i++) {
      metrics.recordRequest("stock", instance, "random");
    }
  }

  @Test
  void holdsTheLastCountAfterItWasDownAndStartedAnew() throws Exception {
    MetricsPusher pusher = pusher("a").every(Duration.ofSeconds(1)).start();
    try {
      calls("10.0.0.1:80", 3);
      // It is down, so that the first pushes fail.
      assertThat(pusher("b").closeWithin(Duration.ofMillis(500)).start().push()).isFalse();
      try (PushgatewayServer gateway = new PushgatewayServer(binary, port, folder)) {
        while (requests(gateway).isEmpty()) {
          Thread.sleep(50);
        }
        assertThat(requests(gateway)).containsExactly(series("a", "10.0.0.1:80", 3));
      }
      calls("10.0.0.2:80", 2);
      try (PushgatewayServer gateway = new PushgatewayServer(binary, port, folder)) {
        assertThat(requests(gateway)).isEmpty();
        calls("10.0.0.1:80", 4);
        pusher.close();
        assertThat(requests(gateway))
            .containsExactly(series("a", "10.0.0.1:80", 7), series("a", "10.0.0.2:80", 2));
      }
    } finally {
      pusher.close();
    }
  }

  @Test
  void keepsWhatProcessesPushApartAndForgetsThemWhenAskedTo() throws Exception {
    try (PushgatewayServer gateway = new PushgatewayServer(binary, port, folder)) {
      calls("10.0.0.1:80", 1);
      MetricsPusher first = pusher("host:1").start();
      assertThat(first.push()).isTrue();
      calls("10.0.0.1:80", 1);
      pusher("host:2").start().close();
      assertThat(requests(gateway))
          .containsExactly(series("host:1", "10.0.0.1:80", 1), series("host:2", "10.0.0.1:80", 2));
      assertThat(first.delete()).isTrue();
      // It answers that it has been told (202), and does it then.
      while (requests(gateway).size() > 1) {
        Thread.sleep(10);
      }
      assertThat(requests(gateway)).containsExactly(series("host:2", "10.0.0.1:80", 2));
      first.close();
    }
  }

  @Test
  void aGatewayThatDoesNotAnswerHoldsUpNobodyForLongerThanTheLimit() throws Exception {
    try (PushgatewayServer gateway = new PushgatewayServer(binary, port, folder)) {
      gateway.pause(true);
      try {
        MetricsPusher pusher = pusher("slow").closeWithin(Duration.ofSeconds(2)).start();
        calls("10.0.0.1:80", 1);
        long start = System.nanoTime();
        assertThat(pusher.push()).isFalse();
        pusher.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      } finally {
        gateway.pause(false);
      }
      pusher("slow").start().close();
      assertThat(requests(gateway)).containsExactly(series("slow", "10.0.0.1:80", 1));
    }
  }

  @Test
  void aGatewayWithTlsAndPasswordsTakesWhatIsRightAndRefusesTheRest() throws Exception {
    ServerKey key = new ServerKey(folder);
    calls("10.0.0.1:80", 5);
    try (PushgatewayServer gateway = PushgatewayServer.secured(binary, port, folder, key)) {
      assertThat(pushes(secured("stranger", "guessed").tls(key.trusted()))).isFalse();
      assertThat(pushes(secured(PushgatewayServer.USER, PushgatewayServer.PASSWORD))).isFalse();
      assertThat(requests(gateway)).isEmpty();
      assertThat(
              pushes(
                  secured(PushgatewayServer.USER, PushgatewayServer.PASSWORD).tls(key.trusted())))
          .isTrue();
      assertThat(requests(gateway)).containsExactly(series("safe", "10.0.0.1:80", 5));
    }
  }

  private MetricsPusher.Builder secured(String user, String password) {
    return MetricsPusher.to(URI.create("https://127.0.0.1:" + port), "nightly")
        .registry(registry)
        .groupBy("process", "safe")
        .basicAuthentication(user, password)
        // Time for one try.
        .closeWithin(Duration.ofMillis(900));
  }

  private static boolean pushes(MetricsPusher.Builder pusher) {
    MetricsPusher started = pusher.start();
    boolean pushed = started.push();
    if (pushed) {
      started.close();
    }
    return pushed;
  }
}
