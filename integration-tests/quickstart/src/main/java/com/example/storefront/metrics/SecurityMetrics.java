package com.example.storefront.metrics;

import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.MetricSet;

/**
 * Who signs in to the application. These are also the names under which a guarded endpoint of
 * Weft's counts who asks it for metrics, if it is told to: one of the two can have them.
 */
// tag::set[]
@MetricSet
public interface SecurityMetrics {

  @Counted(
      name = "auth_attempts_total",
      help = "Log-ins that were tried",
      labels = "service=storefront")
  void tried();

  @Counted(
      name = "auth_failures_total",
      help = "Log-ins that were refused",
      labels = "service=storefront")
  void refused();
}
// end::set[]
