package shop;

import ai.datapunk.weft.annotation.Amount;
import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.annotation.Info;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import ai.datapunk.weft.annotation.Observed;
import ai.datapunk.weft.annotation.States;
import ai.datapunk.weft.annotation.UpDown;
import ai.datapunk.weft.metrics.InFlight;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

@MetricSet
interface StreamMetrics {

  enum EventType {
    CLICK,
    VIEW
  }

  /** Called like a type that the implementation needs. */
  enum Counter {
    OK,
    DROPPED
  }

  enum JobState {
    RUNNING,
    DONE
  }

  @Counted(name = "events_processed_total", help = "Events by type and what became of them")
  void eventProcessed(@Label("type") EventType type, @Label("status") Counter status);

  @Counted(name = "stream_read_bytes_total", help = "Bytes read \"from\" a topic", labels = "tier=hot")
  void bytesRead(@Label(value = "topic", max = 40) String topic, @Amount long bytes);

  @Counted(name = "stream_busy_seconds_total", help = "Time at work")
  void busy(@Amount Duration time);

  @Counted(name = "stream_busy_seconds_total", help = "Time at work")
  void busyNanos(@Amount(nanos = true) long time);

  @Counted(name = "stream_batches_total", help = "Batches", by = 10)
  void tenBatches();

  @Gauged(name = "stream_lag_seconds", help = "How far behind")
  void lag(
      @Label(value = "topic", max = 40) String topic,
      @Label(value = "partition", max = 16) int partition,
      double seconds);

  @Gauged(name = "cache_hit_ratio", help = "Hits of the cache")
  void cacheHits(@Label("local") boolean local, long hits, long reads);

  @Gauged(name = "stream_pool_current", help = "Connections")
  void pool(@Label(value = "pool_name", max = 3) char pool, IntSupplier connections);

  @Gauged(name = "stream_backlog_current", help = "Backlog")
  void backlog(DoubleSupplier backlog);

  @Gauged(name = "stream_idle_seconds", help = "Idle")
  void idle(@Amount(nanos = true) long idle);

  @Observed(
      name = "vector_search_duration_seconds",
      help = "Searches",
      buckets = {0.01, 0.1, 1},
      histogram = HistogramType.BOTH)
  void searched(
      @Label(value = "index", max = 5, mask = true) String index,
      @Label(value = "query_type", max = 5, allow = "ours") String queryType,
      Duration took);

  @Observed(name = "stream_batch_size", help = "Batch sizes")
  void batch(int size);

  @UpDown(name = "stream_jobs_current", help = "Jobs that run")
  InFlight running(@Label(value = "queue", max = 10) String queue);

  @UpDown(name = "stream_open_current", help = "Open streams")
  void opened();

  @UpDown(name = "stream_open_current", help = "Open streams", by = -1)
  void closed();

  @UpDown(name = "stream_open_current", help = "Open streams", by = -3)
  void threeClosed();

  @UpDown(name = "stream_open_current", help = "Open streams")
  void openedMore(@Amount int more);

  @States(name = "stream_job_status", help = "What a job does", label = "status")
  void job(@Label(value = "job_name", max = 5) String job, JobState now);

  @Info(name = "stream_build_info", help = "What was built", labels = "language=java")
  void build(@Label(value = "version", max = 3) String version);

  @Info(name = "stream_runtime_info", help = "What it runs on", labels = "language=java")
  void runtime();

  default void eventDropped(EventType type) {
    eventProcessed(type, Counter.DROPPED);
  }
}
