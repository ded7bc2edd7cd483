package com.example.suite;

import ai.datapunk.weft.Weft;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;

/** The gauge by which Weft says how many annotated methods are not woven. */
public final class UnwovenGauge {

  /** How many methods the suite's catalog lists. */
  static final String ALL = "37.0";

  /** What is shown where all of them are woven. */
  static final String NONE = "0.0";

  /** What is shown where nobody can tell. */
  static final String ABSENT = "absent";

  private static final String NAME = "weft_unwoven_methods";
  private static final String THREAD = "weft-weaving-check";
  private static final long MOST_MILLIS = 30_000;

  private UnwovenGauge() {}

  /** Its value, once the thread that reads class files has ended. */
  public static String value() throws InterruptedException {
    Weft.mesh();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(THREAD)) {
        thread.join(MOST_MILLIS);
      }
    }
    return PrometheusRegistry.defaultRegistry.scrape(NAME::equals).stream()
        .flatMap(family -> family.getDataPoints().stream())
        .map(UnwovenGauge::text)
        .findFirst()
        .orElse(ABSENT);
  }

  private static String text(DataPointSnapshot point) {
    return String.valueOf(((GaugeDataPointSnapshot) point).getValue());
  }
}
