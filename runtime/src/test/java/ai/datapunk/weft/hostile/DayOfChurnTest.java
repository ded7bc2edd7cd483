package ai.datapunk.weft.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.resilience4j.CircuitBreakerBridge;
import ai.datapunk.weft.retry.RetryMetrics;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.StoreSize;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.DocsPage;
import ai.datapunk.weft.testing.ManualTicker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A day in fast motion, scraped every 15 seconds, in which label values, instances, error types and
 * services come and go. What there is of each at a time is few; what there was in the end is many.
 */
class DayOfChurnTest {

  private static final Duration STEP = Duration.ofSeconds(15);
  private static final int STEPS_PER_MINUTE = 4;
  private static final int STEPS_PER_HOUR = 60 * STEPS_PER_MINUTE;
  private static final Set<Integer> HOURS_SHOWN = Set.of(0, 1, 2, 4, 8, 16, 24);
  private static final int HOURS = 24;
  private static final int AT_A_TIME = 5;
  private static final int LIMIT = 100;

  /** What a heap may differ by at two times without growth: 100 bytes for each of 2,880 scrapes. */
  private static final long NOISE = 300_000;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .ticker(ticker)
          .limits(SeriesLimits.defaults().perFamily(LIMIT))
          .errorTypes(thrown -> thrown.getMessage())
          .build();
  private final RetryMetrics retries = RetryMetrics.in(registry);
  private final Probe labelled =
      NewProbe.of(
          MethodSpec.of("fetch(java.lang.Object)")
              .timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("tenant", 0, 1_000)),
          mesh,
          Object.class);
  private final Probe balanced =
      NewProbe.of(
          MethodSpec.of("send(java.lang.Object)").loadBalanced("stock", "round_robin", 200, 0),
          mesh,
          Object.class);

  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
  private final CircuitBreakerBridge bridge =
      CircuitBreakerBridge.bind(breakers, mesh, CircuitBreaker::getName);

  private final PrintStream standardError = System.err;

  private int step;

  /** There are many events. */
  @BeforeEach
  void muteLog() {
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
  }

  @AfterEach
  void close() {
    System.setErr(standardError);
    bridge.close();
  }

  /** A new one each minute, and as many as there are at a time. */
  private List<String> instances() {
    int newest = step / STEPS_PER_MINUTE;
    return IntStream.range(newest, newest + AT_A_TIME).mapToObj(i -> "host-" + i + ":80").toList();
  }

  private void quarterOfAMinute() throws Throwable {
    for (int i = 0; i < AT_A_TIME; i++) {
      AdvisedCall.of(labelled, "tenant-" + (step + i), argument -> "answer");
      AdvisedCall.of(balanced, null, instance -> "answer");
    }
    if (step % STEPS_PER_MINUTE == 0) {
      int minute = step / STEPS_PER_MINUTE;
      fail("type-" + minute);
      retries.recordExhausted("service-" + minute, "fetch", 3, "IOException", 0.1);
      breakers.circuitBreaker("breaker-" + minute).executeRunnable(() -> {});
      breakers.remove("breaker-" + (minute - AT_A_TIME));
    }
    step++;
    ticker.advance(STEP);
  }

  private void fail(String type) {
    Exception failure = new IllegalStateException(type);
    assertThat(AdvisedCall.thrown(balanced, null, AdvisedCall.throwing(failure))).isSameAs(failure);
  }

  private long usedHeap() {
    registry.scrape();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void aDayOfChurnEndsAtTheLimitsAndGrowsNoFurther() throws Throwable {
    mesh.instances("stock", this::instances);
    StringBuilder table =
        new StringBuilder(
            """
            | hour | label values so far | instances so far | series | label sets that count | cells |
            |---:|---:|---:|---:|---:|---:|
            """);
    long half = 0;
    for (int hour = 0; hour <= HOURS; hour++) {
      if (HOURS_SHOWN.contains(hour)) {
        table.append(row(hour, StoreSize.of(registry)));
      }
      if (hour == HOURS / 2) {
        half = usedHeap();
      }
      for (int i = 0; i < STEPS_PER_HOUR && hour < HOURS; i++) {
        quarterOfAMinute();
        registry.scrape();
      }
    }
    assertThat(usedHeap() - half).isLessThan(NOISE);
    assertThat(Series.sum(registry, "own_seconds")).isEqualTo((long) step * AT_A_TIME);
    assertThat(Series.labelSets(registry, "own_seconds")).isEqualTo(LIMIT + 1);
    new DocsPage("limits.md").says("churn", table.toString());
  }

  private String row(int hour, StoreSize size) {
    return String.format(
        "| %d | %d | %d | %d | %d | %d |\n",
        hour,
        step == 0 ? 0 : step + AT_A_TIME - 1,
        Math.max(0, step - 1) / STEPS_PER_MINUTE + AT_A_TIME,
        size.series(),
        size.labelSetsThatCount(),
        size.cells());
  }
}
