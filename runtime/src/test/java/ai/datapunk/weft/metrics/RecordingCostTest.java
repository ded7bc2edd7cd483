package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What recording allocates, also where nothing is compiled yet. */
class RecordingCostTest extends MetricsFixture {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int TIMES = 1_000;

  /** Fewer bytes than one object for each record: who asks for the number may need some. */
  private static final long FEW = 8L * TIMES;

  private static void assertAllocatesNothing(Runnable recording) {
    for (int i = 0; i < 10; i++) {
      recording.run();
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TIMES; i++) {
      recording.run();
    }
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(FEW);
  }

  @Test
  void countersAllocateNothing() {
    Counter events =
        metrics
            .counter("events_total", "Events")
            .label("type", EventType.class)
            .label("status", Status.class)
            .label("topic", 10)
            .label("retried", 2)
            .register();
    assertAllocatesNothing(
        () -> events.labelValues(EventType.VIEW, Status.OK, "topic", true).increment());
    assertAllocatesNothing(() -> events.labelValues(EventType.VIEW, null, "topic", 7).increment(3));
  }

  @Test
  void histogramsAllocateNothing() {
    Histogram searches =
        metrics.histogram("search_duration_seconds", "Searches").label("index", 10).register();
    Duration took = Duration.ofMillis(3);
    assertAllocatesNothing(() -> searches.labelValues("users").observe(took));
    assertAllocatesNothing(() -> searches.labelValues("users").observeNanos(1_000));
    assertAllocatesNothing(() -> searches.labelValues("users").observe(0.2));
  }

  @Test
  void gaugesAllocateNothing() {
    Gauge lag = metrics.gauge("lag_seconds", "Lag").label("topic", 10).register();
    UpDownCounter running =
        metrics.upDownCounter("jobs_running", "Jobs").label("queue", 10).register();
    StateSet<Status> job =
        metrics.stateSet("job_status", "Job", "status", Status.class).label("job", 3).register();
    Duration behind = Duration.ofSeconds(2);
    assertAllocatesNothing(() -> lag.labelValues("a").set(1.5));
    assertAllocatesNothing(() -> lag.labelValues("a").set(behind));
    assertAllocatesNothing(() -> running.labelValues("a").inFlight().close());
    assertAllocatesNothing(() -> job.labelValues("a").set(Status.DROPPED));
  }

  @Test
  void generatedCodeBoxesNoNumbers() {
    Counter reads =
        metrics.counter("reads_total", "Reads").label("shard", 3).label("partition", 3).register();
    assertAllocatesNothing(() -> reads.branch(2).next(1_000).dataPoint(1_000_000L).increment());
    reads.labelValues(1_000L, 1_000_000).increment();
    assertThat(scrape().value("reads_total{partition=\"1000000\",shard=\"1000\"}"))
        .isEqualTo(10 + TIMES + 1);
  }
}
