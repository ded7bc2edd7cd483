package com.example.storefront.metrics;

import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import ai.datapunk.weft.annotation.Observed;
import java.time.Duration;

/** A data lake: what its storage does, and searches of its vectors. */
// tag::set[]
@MetricSet
public interface LakeMetrics {

  enum Operation {
    READ,
    WRITE,
    DELETE
  }

  enum Status {
    SUCCESS,
    FAILURE
  }

  enum QueryType {
    NEAREST,
    FILTERED
  }

  @Counted(name = "storage_operations_total", help = "Operations of the storage by their outcome")
  void stored(@Label("operation") Operation operation, @Label("status") Status status);

  @Observed(name = "vector_search_duration_seconds", help = "Searches for vectors by index")
  void searched(
      @Label(value = "index", max = 20) String index,
      @Label("query_type") QueryType type,
      Duration took);
}
// end::set[]
