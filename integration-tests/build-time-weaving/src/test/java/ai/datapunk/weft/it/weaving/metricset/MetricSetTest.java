package ai.datapunk.weft.it.weaving.metricset;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.it.weaving.ShownCode;
import ai.datapunk.weft.it.weaving.metricset.StreamMetrics.EventType;
import ai.datapunk.weft.it.weaving.metricset.StreamMetrics.JobStatus;
import ai.datapunk.weft.it.weaving.metricset.StreamMetrics.Status;
import ai.datapunk.weft.metrics.InFlight;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What docs/own-metrics.md shows of metric sets, with the implementation that the processor wrote.
 */
class MetricSetTest {

  private static final String WRITTEN =
      "target/generated-sources/annotations/ai/datapunk/weft/it/weaving/metricset/StreamMetrics_MetricSet.java";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh = Mesh.builder().registry(registry).build();
  private final List<String> waiting = List.of("a", "b");

  @BeforeEach
  void use() {
    Weft.use(mesh);
  }

  @AfterEach
  void close() {
    Weft.release(mesh);
    mesh.close();
  }

  @SuppressWarnings("try") // What is in flight is not looked at.
  private void record(String topic) {
    // tag::use[]
    StreamMetrics metrics = Weft.metrics(StreamMetrics.class);

    metrics.eventProcessed(EventType.CLICK, Status.OK);
    metrics.bytesRead(topic, 4096);
    metrics.lag(topic, 3, Duration.ofMillis(1250));
    metrics.cacheHits(30, 40);
    metrics.backlog(waiting::size);
    metrics.searched(Duration.ofMillis(30));
    metrics.job("nightly", JobStatus.RUNNING);
    metrics.build("1.2");
    try (InFlight one = metrics.running("mails")) {
      // What is in flight until here.
    }
    // end::use[]
  }

  @Test
  void seriesOfClosedLabelsAreThereAtZero() throws IOException {
    StreamMetrics metrics = Weft.metrics(StreamMetrics.class);
    assertThat(metrics).isNotNull();
    assertThat(lines())
        .contains(
            "events_processed_total{status=\"DROPPED\",type=\"CLICK\"} 0.0",
            "events_processed_total{status=\"DROPPED\",type=\"VIEW\"} 0.0",
            "events_processed_total{status=\"OK\",type=\"CLICK\"} 0.0",
            "events_processed_total{status=\"OK\",type=\"VIEW\"} 0.0",
            "index_search_duration_seconds_count 0");
  }

  @Test
  void whatIsCalledIsRecorded() throws IOException {
    record("a");
    assertThat(lines())
        .contains(
            "events_processed_total{status=\"OK\",type=\"CLICK\"} 1.0",
            "events_processed_total{status=\"OK\",type=\"VIEW\"} 0.0",
            "stream_read_bytes_total{topic=\"a\"} 4096.0",
            "stream_lag_seconds{partition=\"3\",topic=\"a\"} 1.25",
            "cache_hit_ratio 0.75",
            "stream_backlog_current 2.0",
            "index_search_duration_seconds_bucket{le=\"0.01\"} 0",
            "index_search_duration_seconds_bucket{le=\"0.1\"} 1",
            "index_search_duration_seconds_sum 0.03",
            "stream_jobs_current{queue=\"mails\"} 0.0",
            "etl_job_status{job_name=\"nightly\",status=\"RUNNING\"} 1.0",
            "etl_job_status{job_name=\"nightly\",status=\"DONE\"} 0.0",
            "stream_build_info{version=\"1.2\"} 1");
  }

  @Test
  void theNextMeshHasThemToo() throws IOException {
    record("a");
    PrometheusRegistry next = new PrometheusRegistry();
    try (Mesh later = Mesh.builder().registry(next).build()) {
      Weft.use(later);
      record("b");
      assertThat(lines(next))
          .contains(
              "events_processed_total{status=\"OK\",type=\"CLICK\"} 1.0",
              "stream_read_bytes_total{topic=\"b\"} 4096.0",
              "stream_backlog_current 2.0",
              "stream_build_info{version=\"1.2\"} 1");
      Weft.release(later);
    }
  }

  @Test
  void whatIsInFlightIsCountedUntilItIsClosed() throws IOException {
    StreamMetrics metrics = Weft.metrics(StreamMetrics.class);
    try (InFlight one = metrics.running("mails");
        InFlight two = metrics.running("mails")) {
      assertThat(one).isSameAs(two);
      assertThat(lines()).contains("stream_jobs_current{queue=\"mails\"} 2.0");
    }
    assertThat(lines()).contains("stream_jobs_current{queue=\"mails\"} 0.0");
  }

  @Test
  void whatIsBeyondAMaximumIsOther() throws IOException {
    StreamMetrics metrics = Weft.metrics(StreamMetrics.class);
    for (int i = 0; i < 42; i++) {
      metrics.bytesRead("topic-" + i, 1);
    }
    assertThat(lines())
        .contains(
            "stream_read_bytes_total{topic=\"topic-39\"} 1.0",
            "stream_read_bytes_total{topic=\"other\"} 2.0",
            "weft_overflow_total{family=\"stream_read_bytes_total\"} 2.0")
        .doesNotContain("stream_read_bytes_total{topic=\"topic-40\"} 1.0");
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    assertThat(ShownCode.onPage("own-metrics.md"))
        .startsWith(
            ShownCode.in("main", StreamMetrics.class.getName()).get(0),
            ShownCode.in("test", MetricSetTest.class.getName()).get(0));
  }

  /** With {@code -Dweft.docs.update} the page is written anew. */
  @Test
  void thePageShowsWhatTheProcessorWrote() throws IOException {
    Path page = Path.of("../../docs/own-metrics.md");
    String text = Files.readString(page);
    String begin = "<!-- begin implementation -->\n";
    String written = Files.readString(Path.of(WRITTEN));
    String expected =
        text.substring(0, text.indexOf(begin) + begin.length())
            + "```java\n"
            + written.strip()
            + "\n```\n"
            + text.substring(text.indexOf("<!-- end implementation -->"));
    if (System.getProperty("weft.docs.update") != null) {
      Files.writeString(page, expected);
    }
    assertThat(page).hasContent(expected);
  }

  private SortedSet<String> lines() throws IOException {
    return lines(registry);
  }

  private static SortedSet<String> lines(PrometheusRegistry registry) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return new TreeSet<>(text.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
