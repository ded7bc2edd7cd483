package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which mesh the metrics are that {@link Weft#metrics} gives. */
class MetricsOfMeshTest {

  // Each test has names of its own: a metric of an earlier one follows too, while it is there.

  private final PrometheusRegistry first = new PrometheusRegistry();
  private final PrometheusRegistry second = new PrometheusRegistry();
  private final Mesh earlier = Mesh.builder().registry(first).build();
  private final Mesh later = Mesh.builder().registry(second).build();

  @AfterEach
  void close() {
    Weft.release(earlier);
    Weft.release(later);
    earlier.close();
    later.close();
  }

  @Test
  void theyFollowTheApplicationsMesh() {
    Weft.use(earlier);
    Counter jobs =
        Weft.metrics().counter("followed_jobs_total", "Jobs").booleanLabel("ok").register();
    Gauge size = Weft.metrics().gauge("pool_size", "Connections").register();
    size.follow(() -> 7);
    Gauge sizes = Weft.metrics().gauge("pool_sizes", "Connections").label("pool", 2).register();
    sizes.follow(() -> 8, "a");
    Info build = Weft.metrics().info("followed_build_info", "Build").label("version", 2).register();
    build.show("1.2");
    jobs.labelValues(true).increment(3);
    Counter events =
        Weft.metrics()
            .counter("followed_events_total", "Events")
            .label("status", MetricsFixture.Status.class)
            .register();
    events.labelValues(MetricsFixture.Status.OK).increment(3);
    Counter typed =
        Weft.metrics()
            .counter("followed_typed_total", "Events")
            .label("type", MetricsFixture.EventType.class)
            .label("status", MetricsFixture.Status.class)
            .register();
    typed.labelConstants(MetricsFixture.EventType.VIEW, MetricsFixture.Status.OK).increment(3);
    Weft.use(later);
    events.labelValues(MetricsFixture.Status.OK).increment(2);
    typed.labelConstants(MetricsFixture.EventType.VIEW, MetricsFixture.Status.OK).increment(2);
    for (String series :
        List.of(
            "followed_events_total{status=\"OK\"}",
            "followed_typed_total{status=\"OK\",type=\"VIEW\"}")) {
      assertThat(Scrape.of(first).value(series)).isEqualTo(3);
      assertThat(Scrape.of(second).value(series)).isEqualTo(2);
    }
    assertThat(Scrape.of(second).value("followed_jobs_total{ok=\"true\"}")).isZero();
    jobs.labelValues(true).increment(2);
    assertThat(Scrape.of(first).value("followed_jobs_total{ok=\"true\"}")).isEqualTo(3);
    assertThat(Scrape.of(second).value("followed_jobs_total{ok=\"true\"}")).isEqualTo(2);
    assertThat(Scrape.of(second).value("pool_size")).isEqualTo(7);
    assertThat(Scrape.of(second).value("pool_sizes{pool=\"a\"}")).isEqualTo(8);
    assertThat(Scrape.of(second).value("followed_build_info{version=\"1.2\"}")).isEqualTo(1);
  }

  @Test
  void thoseOfAMeshStayThere() {
    Counter jobs = earlier.metrics().counter("kept_jobs_total", "Jobs").register();
    Weft.use(later);
    jobs.increment();
    assertThat(Scrape.of(first).value("kept_jobs_total")).isEqualTo(1);
    assertThat(Scrape.of(second).has("kept_jobs_total")).isFalse();
  }

  @Test
  void aMeshThatCannotTakeThemIsToldAndNothingBreaks() {
    io.prometheus.metrics.core.metrics.Counter.builder().name("jobs_total").register(second);
    Weft.use(earlier);
    Counter jobs = Weft.metrics().counter("jobs_total", "Jobs").register();
    try (CapturedLog log = new CapturedLog()) {
      Weft.use(later);
      assertThat(
              log.linesWith(
                  "The metric jobs_total is not exposed in the mesh that is in use from now on"))
          .hasSize(1);
    }
    jobs.increment();
    assertThat(Scrape.of(first).value("jobs_total")).isZero();
  }

  @Test
  void anInfoIsShownAsPrometheusHasIt() throws IOException {
    earlier
        .metrics()
        .info("stream_runtime_info", "What runs")
        .constantLabel("version", "1.2")
        .register();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create()
        .write(text, first.scrape(name -> name.startsWith("stream_runtime")));
    assertThat(text.toString(StandardCharsets.UTF_8).lines().toList())
        .isEqualTo(
            List.of(
                "# HELP stream_runtime_info What runs",
                "# TYPE stream_runtime_info gauge",
                "stream_runtime_info{version=\"1.2\"} 1"));
  }

  /** What an application of its own class loader gives. */
  public static final class Size implements DoubleSupplier {

    @Override
    public double getAsDouble() {
      return 9;
    }
  }

  @Test
  void theSuppliersOfAnApplicationThatEndsAreLetGo() throws Exception {
    Weft.use(earlier);
    Gauge gauge = Weft.metrics().gauge("ended_pool_size", "Connections").register();
    URL classes = MetricsOfMeshTest.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader application = new URLClassLoader(new URL[] {classes}, null)) {
      gauge.follow(
          (DoubleSupplier)
              application.loadClass(Size.class.getName()).getConstructor().newInstance());
      assertThat(Scrape.of(first).value("ended_pool_size")).isEqualTo(9);
      Weft.end(application);
      assertThat(Scrape.of(first).has("ended_pool_size")).isFalse();
      Weft.use(later);
      assertThat(Scrape.of(second).has("ended_pool_size")).isFalse();
    }
  }
}
