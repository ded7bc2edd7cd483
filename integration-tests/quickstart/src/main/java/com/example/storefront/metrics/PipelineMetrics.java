package com.example.storefront.metrics;

import ai.datapunk.weft.annotation.Gauged;
import ai.datapunk.weft.annotation.MetricSet;

/** A job that pushes its metrics, of which {@code job} is a label then. */
// tag::set[]
@MetricSet
public interface PipelineMetrics {

  // Its name is older than the pattern.
  @SuppressWarnings("weft:WEFT-137")
  @Gauged(name = "etl_job_status", help = "How the last run of the job ended: 1 well, 0 failed")
  void status(int status);

  default void succeeded() {
    status(1);
  }

  default void failed() {
    status(0);
  }
}
// end::set[]
