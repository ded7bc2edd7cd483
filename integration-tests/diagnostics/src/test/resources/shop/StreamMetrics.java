package shop;

import ai.datapunk.weft.annotation.Amount;
import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import ai.datapunk.weft.annotation.Observed;
import ai.datapunk.weft.annotation.States;
import ai.datapunk.weft.annotation.UpDown;
import java.time.Duration;

/** Metrics of a stream, with a mistake in every one. */
@MetricSet
public interface StreamMetrics {

  enum Status {
    OK,
    DROPPED
  }

  @Counted(name = "stream_events", help = "Events by what became of them")
  void event(@Label("status") Status status);

  @Counted(name = "stream_read_mb_total", help = "Megabytes read")
  void read(@Amount long megabytes);

  @Counted(name = "stream_retries_total", help = "Retries", by = -1)
  void retried();

  @Counted(name = "stream_written_bytes_total", help = "Bytes written, by topic")
  void written(@Label("topic") String topic, long bytes);

  @Gauged(name = "stream_depth_current", help = "How many events wait")
  void depth(@Label("status") Status status);

  @Gauged(name = "stream_age_seconds", help = "How old the oldest event is")
  void age(long ageMillis);

  @Observed(name = "stream_batch_bytes", help = "How large batches are")
  void batch(Duration took);

  @Observed(
      name = "stream_search_duration_seconds",
      help = "Searches of the stream",
      buckets = {0.1, 0.01})
  void searched(Duration took);

  @UpDown(name = "stream_jobs_current", help = "Jobs that run")
  int jobs();

  @Gauged(name = "stream_jobs_current", help = "Jobs that run")
  void setJobs(int jobs);

  @States(name = "stream_state", help = "What the stream does")
  void state(String state);

  void dropped();
}
