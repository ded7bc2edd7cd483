package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a real Prometheus makes of series that end and begin again: hours of scrapes, taken from
 * Weft on a clock that runs ahead, are put into its storage, and asked for.
 */
class RetentionTest {

  private static final String FAMILY = "load_balancer_errors";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]*)\"]");

  /** Yesterday: a server that has just started takes what is not younger than its head. */
  @SuppressWarnings("TimeInStaticInitializer") // A test's class is loaded when it runs.
  private static final Instant BEGIN =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(1));

  /** An application with a retention, its clock, and the lines that its scrapes add. */
  private static final class Application {

    private final AtomicLong nanos = new AtomicLong();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
    private final String name;
    private final List<String> lines;

    Application(String name, Map<String, String> settings, List<String> lines) {
      this.name = name;
      this.lines = lines;
      Mesh.builder()
          .registry(registry)
          .ticker(nanos::get)
          .configuration(Configuration.of(settings, Map.of(), Map.of()))
          .build();
    }

    void advance(Duration time) {
      nanos.addAndGet(time.toNanos());
    }

    void fail(int times) {
      for (int i = 0; i < times; i++) {
        metrics.recordError("stock", "IOException");
      }
    }

    /** One that goes to somebody else. */
    void scrape() {
      registry.scrape();
    }

    void scrapeIntoPrometheus() {
      Instant now = BEGIN.plusNanos(nanos.get());
      registry.scrape().stream()
          .filter(family -> family.getMetadata().getPrometheusName().equals(FAMILY))
          .flatMap(family -> ((CounterSnapshot) family).getDataPoints().stream())
          .forEach(
              point ->
                  lines.add(
                      FAMILY
                          + "_total{job=\""
                          + name
                          + "\"} "
                          + point.getValue()
                          + " "
                          + now.getEpochSecond()));
    }
  }

  private static Map<String, String> retention(String time) {
    return Map.of("weft.family." + FAMILY + "_total.retention", time);
  }

  /** One error every two hours, for five hours, the first half an hour after the start. */
  private static void seldom(Application application) {
    for (int minute = 0; minute <= 300; minute++) {
      if (minute % 120 == 30) {
        application.fail(1);
      }
      application.scrapeIntoPrometheus();
      application.advance(Duration.ofMinutes(1));
    }
  }

  /** Errors ten seconds before each scrape; another scraper, between them, sees the series end. */
  private static void betweenTwoScrapes(Application application) {
    for (int errors : new int[] {9, 7, 5, 3}) {
      application.fail(errors);
      application.advance(Duration.ofSeconds(10));
      application.scrapeIntoPrometheus();
      for (int i = 0; i < 5; i++) {
        application.advance(Duration.ofSeconds(10));
        application.scrape();
      }
    }
  }

  private static void store(List<String> lines, Path folder) throws Exception {
    Path file = folder.resolve("scrapes.txt");
    lines.add(0, "# TYPE " + FAMILY + " counter");
    lines.add("# EOF\n");
    Files.writeString(file, String.join("\n", lines));
    Process process =
        new ProcessBuilder(
                Programs.require("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                file.toString(),
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  @Test
  void anIncreaseThatEndsAndBeginsAgainHidesEvents() throws Exception {
    Path binary = Programs.require("prometheus");
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "prometheus");
    List<String> lines = new ArrayList<>();
    seldom(new Application("without", Map.of(), lines));
    seldom(new Application("an_hour", retention("1h"), lines));
    betweenTwoScrapes(new Application("between", retention("30s"), lines));
    store(lines, folder);
    URI nobody = URI.create("http://127.0.0.1:1");
    try (PrometheusServer server = new PrometheusServer(binary, nobody, folder)) {
      // Two errors in the last four hours: what Prometheus extrapolates makes it a little more.
      assertThat(asked(server, "increase", "without", "4h", 300 * 60)).isEqualTo(2, within(0.02));
      assertThat(asked(server, "increase", "an_hour", "4h", 300 * 60)).isZero();
      assertThat(asked(server, "resets", "an_hour", "4h", 300 * 60)).isZero();
      // 7, 5 and 3 after the first scrape, in three minutes.
      assertThat(asked(server, "resets", "between", "4m", 190)).isEqualTo(3);
      assertThat(180 * asked(server, "rate", "between", "4m", 190)).isEqualTo(15, within(1e-9));
    }
  }

  private static double asked(
      PrometheusServer server, String function, String job, String range, long seconds)
      throws Exception {
    String query =
        "%s(%s_total{job='%s'}[%s] @ %d)"
            .formatted(function, FAMILY, job, range, BEGIN.getEpochSecond() + seconds);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Matcher value = VALUE.matcher(server.query(query));
      if (value.find()) {
        return Double.parseDouble(value.group(1));
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Prometheus has no value of " + query);
  }
}
