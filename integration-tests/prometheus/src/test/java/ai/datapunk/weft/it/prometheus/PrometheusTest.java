package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import com.example.storefront.report.Scrape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a real Prometheus makes of what the quickstart serves. */
@ResourceLock(RunningQuickstart.MESH)
class PrometheusTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static RunningQuickstart quickstart;

  @BeforeAll
  static void shop() throws Exception {
    quickstart = new RunningQuickstart();
  }

  @AfterAll
  static void close() {
    if (quickstart != null) {
      quickstart.close();
    }
  }

  @Test
  void holdsTheSeriesOfAllFourFamiliesAsTheyWereServed() throws Exception {
    Path binary = Programs.require("prometheus");
    Path folder = Files.createTempDirectory(target(), "prometheus");
    Map<Map<String, String>, Double> served = Map.of();
    Map<Map<String, String>, Double> held = Map.of();
    try (PrometheusServer server = new PrometheusServer(binary, quickstart.metrics(), folder)) {
      // Nothing is called any more, but a circuit or a window may still be on its way: ask both
      // until they agree.
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while ((held.isEmpty() || !held.equals(served)) && System.nanoTime() < deadline) {
        Thread.sleep(250);
        String json = server.query("{__name__=~\"" + SeriesValues.NAMES + "\"}");
        held = SeriesValues.held(json, quickstart.metrics().getAuthority());
        served = SeriesValues.served(Scrape.of(quickstart.metrics()));
      }
    }

    assertThat(held).isEqualTo(served);
    for (String family : new String[] {"load_balancer_", "retry_", "circuit_breaker_", "mesh_"}) {
      assertThat(held.keySet()).anyMatch(labels -> labels.get("__name__").startsWith(family));
    }
  }

  @Test
  void promtoolFindsNothingToSay() throws Exception {
    Path promtool = Programs.require("promtool");
    Path page = Files.createTempFile(target(), "metrics", ".txt");
    Files.writeString(page, Scrape.text(quickstart.metrics()));
    Process process =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectInput(page.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  private static Path target() throws IOException {
    return Files.createDirectories(Path.of("target"));
  }
}
