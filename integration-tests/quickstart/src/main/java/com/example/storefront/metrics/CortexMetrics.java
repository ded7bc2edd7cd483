package com.example.storefront.metrics;

import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import ai.datapunk.weft.annotation.Observed;
import java.time.Duration;

/** Models: how often each is asked, and how long it takes. */
// tag::set[]
@MetricSet
public interface CortexMetrics {

  enum Operation {
    EMBED,
    CLASSIFY,
    GENERATE
  }

  @Counted(name = "inference_requests_total", help = "Inferences that were asked for")
  void requested(
      @Label(value = "model", max = 20) String model,
      @Label(value = "version", max = 20) String version);

  @Observed(
      name = "model_latency_seconds",
      help = "Time that a model took to answer",
      buckets = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30})
  void answered(
      @Label(value = "model", max = 20) String model,
      @Label("operation") Operation operation,
      Duration took);
}
// end::set[]
