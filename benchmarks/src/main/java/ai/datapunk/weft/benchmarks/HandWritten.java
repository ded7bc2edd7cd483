package ai.datapunk.weft.benchmarks;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** A timed call as an expert writes it with the Prometheus client. */
final class HandWritten {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Counter calls;
  private final Histogram durations;
  private final CounterDataPoint success;
  private final CounterDataPoint failure;
  private final DistributionDataPoint duration;

  HandWritten(PrometheusRegistry registry) {
    calls =
        Counter.builder()
            .name("hand_written_calls_total")
            .labelNames("service", "operation", "status")
            .register(registry);
    durations =
        Histogram.builder()
            .name("hand_written_duration_seconds")
            .labelNames("service", "operation")
            .classicOnly()
            .classicUpperBounds(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10)
            .register(registry);
    success = calls.labelValues("benchmark", "call", "success");
    failure = calls.labelValues("benchmark", "call", "failure");
    duration = durations.labelValues("benchmark", "call");
  }

  String bound(String question) {
    long start = System.nanoTime();
    try {
      String answer = Work.answer(question);
      success.inc();
      return answer;
    } catch (RuntimeException thrown) {
      failure.inc();
      throw thrown;
    } finally {
      duration.observe((System.nanoTime() - start) / NANOS_PER_SECOND);
    }
  }

  String labelValues(String question) {
    long start = System.nanoTime();
    try {
      String answer = Work.answer(question);
      calls.labelValues("benchmark", "call", "success").inc();
      return answer;
    } catch (RuntimeException thrown) {
      calls.labelValues("benchmark", "call", "failure").inc();
      throw thrown;
    } finally {
      durations
          .labelValues("benchmark", "call")
          .observe((System.nanoTime() - start) / NANOS_PER_SECOND);
    }
  }
}
