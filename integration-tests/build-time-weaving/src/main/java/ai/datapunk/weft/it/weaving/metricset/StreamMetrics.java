package ai.datapunk.weft.it.weaving.metricset;

import ai.datapunk.weft.annotation.Amount;
import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.Info;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import ai.datapunk.weft.annotation.Observed;
import ai.datapunk.weft.annotation.States;
import ai.datapunk.weft.annotation.UpDown;
import ai.datapunk.weft.metrics.InFlight;
import java.time.Duration;
import java.util.function.IntSupplier;

// tag::set[]
@MetricSet
interface StreamMetrics {

  enum EventType {
    CLICK,
    VIEW
  }

  enum Status {
    OK,
    DROPPED
  }

  enum JobStatus {
    RUNNING,
    DONE,
    FAILED
  }

  @Counted(name = "events_processed_total", help = "Events by type and what became of them")
  void eventProcessed(@Label("type") EventType type, @Label("status") Status status);

  @Counted(name = "stream_read_bytes_total", help = "Bytes read by topic")
  void bytesRead(@Label(value = "topic", max = 40) String topic, @Amount long bytes);

  @Gauged(name = "stream_lag_seconds", help = "How far behind the stream is")
  void lag(
      @Label(value = "topic", max = 40) String topic,
      @Label(value = "partition", max = 16) int partition,
      Duration lag);

  @Gauged(name = "cache_hit_ratio", help = "Reads that the cache answered")
  void cacheHits(long hits, long reads);

  @Gauged(name = "stream_backlog_current", help = "Events that wait")
  void backlog(IntSupplier waiting);

  @Observed(
      name = "index_search_duration_seconds",
      help = "Searches of the index",
      buckets = {0.01, 0.1, 1})
  void searched(Duration took);

  @UpDown(name = "stream_jobs_current", help = "Jobs that run, by queue")
  InFlight running(@Label(value = "queue", max = 10) String queue);

  @States(name = "etl_job_status", help = "What a job does", label = "status")
  void job(@Label(value = "job_name", max = 20) String job, JobStatus status);

  @Info(name = "stream_build_info", help = "What was built")
  void build(@Label(value = "version", max = 3) String version);
}
// end::set[]
