package shop;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;

/**
 * The metrics of {@code shop.Lake$Store}.
 */
@javax.annotation.processing.Generated("ai.datapunk.weft.processor.WeftProcessor")
@ai.datapunk.weft.spec.GeneratedByWeft
@java.lang.SuppressWarnings({"all", "cast", "deprecation", "exports", "missing-explicit-ctor", "rawtypes", "removal", "unchecked"})
public final class Lake$Store_Metrics implements MetricHolder {
  @java.lang.Override
  public MethodSpec[] methods() {
    return new MethodSpec[] {
      MethodSpec.of("store(shop.Lake$Kind[],shop.Lake$Kind,java.lang.String,boolean)")
          .timed(CustomHistogram.of("storage_operation_duration_seconds", "Storage operations by \"kind\"")
              .buckets(0.001, 0.01, 0.1, 1.0)
              .constantLabel("tier", "hot")
              .closedLabel("kind", 1, "HOT", "COLD")
              .boundedLabel("tenant", 2, 25)
              .closedLabel("cached", 3, "true", "false")),
      MethodSpec.of("list(long,java.lang.String)")
          .timed(CustomHistogram.of("lake_listing_duration_seconds", "Listings")
              .histogram(HistogramType.NATIVE)
              .maskedLabel("user_id", 0, 5)
              .allowedLabel("session", 1, 5)),
      MethodSpec.of("fetchURLs()")
          .timed("lake", "fetch_urls")
    };
  }
}
