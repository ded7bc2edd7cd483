package ai.datapunk.weft.processor.write;

import com.squareup.javapoet.ClassName;

/**
 * The classes that generated code names. Those of the run time are not on the processor's class
 * path.
 */
final class RuntimeNames {

  static final ClassName METRIC_HOLDER = spec("MetricHolder");
  static final ClassName METHOD_SPEC = spec("MethodSpec");
  static final ClassName CUSTOM_HISTOGRAM = spec("CustomHistogram");
  static final ClassName GENERATED_BY_WEFT = spec("GeneratedByWeft");
  static final ClassName HISTOGRAM_TYPE =
      ClassName.get("ai.datapunk.weft.annotation", "HistogramType");
  static final ClassName JITTER_TYPE = ClassName.get("ai.datapunk.weft.annotation", "JitterType");
  static final ClassName RETRY_POLICY = ClassName.get("ai.datapunk.weft.retry", "RetryPolicy");
  static final ClassName CIRCUIT_POLICY =
      ClassName.get("ai.datapunk.weft.circuitbreaker", "CircuitPolicy");

  static final ClassName METRICS = metrics("Metrics");
  static final ClassName COUNTER = metrics("Counter");
  static final ClassName GAUGE = metrics("Gauge");
  static final ClassName HISTOGRAM = metrics("Histogram");
  static final ClassName INFO = metrics("Info");
  static final ClassName STATE_SET = metrics("StateSet");
  static final ClassName UP_DOWN_COUNTER = metrics("UpDownCounter");

  /** What {@code @Generated} names: the processor, by its name, since it uses the writers. */
  static final String PROCESSOR = "ai.datapunk.weft.processor.WeftProcessor";

  private RuntimeNames() {}

  private static ClassName metrics(String name) {
    return ClassName.get("ai.datapunk.weft.metrics", name);
  }

  private static ClassName spec(String name) {
    return ClassName.get("ai.datapunk.weft.spec", name);
  }
}
