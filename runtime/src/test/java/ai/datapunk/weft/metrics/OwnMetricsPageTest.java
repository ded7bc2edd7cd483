package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.ShownCode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What docs/own-metrics.md shows of metrics that code declares is code of this class, compiled and
 * run.
 */
class OwnMetricsPageTest {

  private static final class Stream {

    // tag::declared[]
    enum EventType {
      CLICK,
      VIEW
    }

    enum Status {
      OK,
      DROPPED
    }

    private final Counter events =
        Weft.metrics()
            .counter("events_processed_total", "Events by type and what became of them")
            .label("type", EventType.class)
            .label("status", Status.class)
            .register();

    private final Counter bytesRead =
        Weft.metrics()
            .counter("stream_read_bytes_total", "Bytes read by topic")
            .label("topic", 40)
            .register();

    private final Gauge lag =
        Weft.metrics()
            .gauge("stream_lag_seconds", "How far behind the stream is")
            .label("topic", 40)
            .label("partition", 64)
            .register();

    private final Histogram searches =
        Weft.metrics()
            .histogram("index_search_duration_seconds", "Searches of the index")
            .buckets(0.01, 0.1, 1)
            .register();

    private final UpDownCounter running =
        Weft.metrics()
            .upDownCounter("jobs_running", "Jobs that run, by queue")
            .label("queue", 10)
            .register();

    // end::declared[]

    @SuppressWarnings("try") // What is in flight is not looked at.
    void read(String topic) {
      // tag::recorded[]
      events.labelValues(EventType.CLICK, Status.OK).increment();
      bytesRead.labelValues(topic).increment(4096);
      lag.labelValues(topic, 3).set(Duration.ofMillis(1250));
      searches.observe(Duration.ofMillis(30));
      try (InFlight one = running.labelValues("mails").inFlight()) {
        // What is in flight until here.
      }
      // end::recorded[]
    }
  }

  @Test
  void whatThePageShowsIsRecorded() {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh = Mesh.builder().registry(registry).build()) {
      Weft.use(mesh);
      Stream stream = new Stream();
      Scrape before = Scrape.of(registry);
      stream.read("a");
      assertThat(Scrape.of(registry).changesSince(before))
          .isEqualTo(
              Map.of(
                  "events_processed_total{status=\"OK\",type=\"CLICK\"}", "+1",
                  "stream_read_bytes_total{topic=\"a\"}", "+4096",
                  "stream_lag_seconds{partition=\"3\",topic=\"a\"}", "=1.25",
                  "index_search_duration_seconds_count", "+1",
                  "index_search_duration_seconds_sum", "+0.03",
                  "jobs_running{queue=\"mails\"}", "=0"));
      Weft.release(mesh);
    }
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    ShownCode.assertOfEnd("own-metrics.md", OwnMetricsPageTest.class);
  }
}
