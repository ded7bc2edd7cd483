package shop;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.metrics.Gauge;
import ai.datapunk.weft.metrics.Histogram;
import ai.datapunk.weft.metrics.InFlight;
import ai.datapunk.weft.metrics.Info;
import ai.datapunk.weft.metrics.Metrics;
import ai.datapunk.weft.metrics.StateSet;
import ai.datapunk.weft.metrics.UpDownCounter;
import ai.datapunk.weft.spec.GeneratedByWeft;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import javax.annotation.processing.Generated;

/**
 * The metrics that {@code shop.StreamMetrics} declares.
 */
@Generated("ai.datapunk.weft.processor.WeftProcessor")
@GeneratedByWeft
@SuppressWarnings({"all", "cast", "deprecation", "exports", "missing-explicit-ctor", "rawtypes", "removal", "unchecked"})
public final class StreamMetrics_MetricSet implements StreamMetrics {
  private final ai.datapunk.weft.metrics.Counter events_processed_total;

  private final ai.datapunk.weft.metrics.Counter stream_read_bytes_total;

  private final ai.datapunk.weft.metrics.Counter stream_busy_seconds_total;

  private final ai.datapunk.weft.metrics.Counter stream_batches_total;

  private final Gauge stream_lag_seconds;

  private final Gauge cache_hit_ratio;

  private final Gauge stream_pool_current;

  private final Gauge stream_backlog_current;

  private final Gauge stream_idle_seconds;

  private final Histogram vector_search_duration_seconds;

  private final Histogram stream_batch_size;

  private final UpDownCounter stream_jobs_current;

  private final UpDownCounter stream_open_current;

  private final StateSet<StreamMetrics.JobState> stream_job_status;

  private final Info stream_build_info;

  private final Info stream_runtime_info;

  public StreamMetrics_MetricSet(Metrics metrics) {
    this.events_processed_total = metrics
            .counter("events_processed_total", "Events by type and what became of them")
            .label("type", StreamMetrics.EventType.class)
            .label("status", StreamMetrics.Counter.class)
            .register();
    this.stream_read_bytes_total = metrics
            .counter("stream_read_bytes_total", "Bytes read \"from\" a topic")
            .constantLabel("tier", "hot")
            .label("topic", 40)
            .register();
    this.stream_busy_seconds_total = metrics
            .counter("stream_busy_seconds_total", "Time at work")
            .register();
    this.stream_batches_total = metrics
            .counter("stream_batches_total", "Batches")
            .register();
    this.stream_lag_seconds = metrics
            .gauge("stream_lag_seconds", "How far behind")
            .label("topic", 40)
            .label("partition", 16)
            .register();
    this.cache_hit_ratio = metrics
            .gauge("cache_hit_ratio", "Hits of the cache")
            .booleanLabel("local")
            .register();
    this.stream_pool_current = metrics
            .gauge("stream_pool_current", "Connections")
            .label("pool_name", 3)
            .register();
    this.stream_backlog_current = metrics
            .gauge("stream_backlog_current", "Backlog")
            .register();
    this.stream_idle_seconds = metrics
            .gauge("stream_idle_seconds", "Idle")
            .register();
    this.vector_search_duration_seconds = metrics
            .histogram("vector_search_duration_seconds", "Searches")
            .buckets(0.01, 0.1, 1.0)
            .type(HistogramType.BOTH)
            .maskedLabel("index", 5)
            .allowedLabel("query_type", 5, "ours")
            .register();
    this.stream_batch_size = metrics
            .histogram("stream_batch_size", "Batch sizes")
            .register();
    this.stream_jobs_current = metrics
            .upDownCounter("stream_jobs_current", "Jobs that run")
            .label("queue", 10)
            .register();
    this.stream_open_current = metrics
            .upDownCounter("stream_open_current", "Open streams")
            .register();
    this.stream_job_status = metrics
            .stateSet("stream_job_status", "What a job does", "status", StreamMetrics.JobState.class)
            .label("job_name", 5)
            .register();
    this.stream_build_info = metrics
            .info("stream_build_info", "What was built")
            .constantLabel("language", "java")
            .label("version", 3)
            .register();
    this.stream_runtime_info = metrics
            .info("stream_runtime_info", "What it runs on")
            .constantLabel("language", "java")
            .register();
  }

  @Override
  public void eventProcessed(StreamMetrics.EventType type, StreamMetrics.Counter status) {
    this.events_processed_total.labelConstants(type, status).increment();
  }

  @Override
  public void bytesRead(String topic, long bytes) {
    this.stream_read_bytes_total.branch(1).dataPoint(topic).increment(bytes);
  }

  @Override
  public void busy(Duration time) {
    this.stream_busy_seconds_total.increment(time);
  }

  @Override
  public void busyNanos(long time) {
    this.stream_busy_seconds_total.incrementNanos(time);
  }

  @Override
  public void tenBatches() {
    this.stream_batches_total.increment(10L);
  }

  @Override
  public void lag(String topic, int partition, double seconds) {
    this.stream_lag_seconds.branch(2).next(topic).dataPoint(partition).set(seconds);
  }

  @Override
  public void cacheHits(boolean local, long hits, long reads) {
    this.cache_hit_ratio.branch(1).dataPoint(local).setRatio(hits, reads);
  }

  @Override
  public void pool(char pool, IntSupplier connections) {
    this.stream_pool_current.follow(connections::getAsInt, (Object) pool);
  }

  @Override
  public void backlog(DoubleSupplier backlog) {
    this.stream_backlog_current.follow(backlog);
  }

  @Override
  public void idle(long idle) {
    this.stream_idle_seconds.set(idle / 1000000000.0);
  }

  @Override
  public void searched(String index, String queryType, Duration took) {
    this.vector_search_duration_seconds.branch(2).next(index).dataPoint(queryType).observe(took);
  }

  @Override
  public void batch(int size) {
    this.stream_batch_size.observe(size);
  }

  @Override
  public InFlight running(String queue) {
    return this.stream_jobs_current.branch(1).dataPoint(queue).inFlight();
  }

  @Override
  public void opened() {
    this.stream_open_current.increment();
  }

  @Override
  public void closed() {
    this.stream_open_current.decrement();
  }

  @Override
  public void threeClosed() {
    this.stream_open_current.add(-3L);
  }

  @Override
  public void openedMore(int more) {
    this.stream_open_current.add(more);
  }

  @Override
  public void job(String job, StreamMetrics.JobState now) {
    this.stream_job_status.branch(1).dataPoint(job).set(now);
  }

  @Override
  public void build(String version) {
    this.stream_build_info.show((Object) version);
  }

  @Override
  public void runtime() {
    this.stream_runtime_info.show();
  }
}
