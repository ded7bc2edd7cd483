package com.example.storefront.metrics;

import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import java.time.Duration;

/** A stream: what became of its events, and how far their reader is behind. */
// tag::set[]
@MetricSet
public interface StreamMetrics {

  enum EventType {
    ORDER,
    RETURN
  }

  enum Status {
    DONE,
    DECLINED,
    REFUSED,
    FAILED
  }

  @Counted(name = "events_processed_total", help = "Events by what became of them")
  void processed(@Label("type") EventType type, @Label("status") Status status);

  @Gauged(name = "stream_lag_seconds", help = "Age of the oldest event that is not yet read")
  void lag(
      @Label(value = "topic", max = 20) String topic,
      @Label(value = "partition", max = 32) int partition,
      Duration lag);
}
// end::set[]
