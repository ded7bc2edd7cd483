package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The series of many timed methods, kept in one way or another: for each method a counter of
 * successes, one of failures and a histogram of 15 buckets, which are 19 series to Prometheus.
 */
public enum KeptSeries {
  /** Derived from a cell for each method. */
  WEFT {
    @Override
    List<LongConsumer> keep(PrometheusRegistry registry, int operations) {
      List<LongConsumer> recorders = new ArrayList<>();
      MetricStore store = MetricStore.in(registry);
      for (int i = 0; i < operations; i++) {
        String operation = operation(i);
        Cell cell = store.cells().newCell(BucketBounds.DEFAULT);
        store.counter(Family.MESH_SERVICE_CALLS, SERVICE, operation, FAILURE);
        store.counter(Family.MESH_SERVICE_CALLS, SERVICE, operation, SUCCESS).derivedFrom(cell);
        store.histogram(Family.MESH_CALL_DURATION, SERVICE, operation).derivedFrom(cell);
        store.cells().admit(cell);
        recorders.add(cell::record);
      }
      return recorders;
    }
  },

  /** Data points of the Prometheus client. */
  CLIENT {
    @Override
    List<LongConsumer> keep(PrometheusRegistry registry, int operations) {
      List<LongConsumer> recorders = new ArrayList<>();
      Counter calls =
          Counter.builder()
              .name(Family.MESH_SERVICE_CALLS.metricName())
              .help(Family.MESH_SERVICE_CALLS.help())
              .labelNames("service", "operation", "status")
              .register(registry);
      Histogram durations =
          Histogram.builder()
              .name(Family.MESH_CALL_DURATION.metricName())
              .help(Family.MESH_CALL_DURATION.help())
              .labelNames("service", "operation")
              .classicOnly()
              .classicUpperBounds(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10)
              .register(registry);
      for (int i = 0; i < operations; i++) {
        String operation = operation(i);
        calls.initLabelValues(SERVICE, operation, FAILURE);
        CounterDataPoint success = calls.labelValues(SERVICE, operation, SUCCESS);
        DistributionDataPoint duration = durations.labelValues(SERVICE, operation);
        recorders.add(
            nanos -> {
              success.inc();
              duration.observe(nanos / 1e9);
            });
      }
      return recorders;
    }
  };

  /** What one method is to Prometheus: two counters, 15 buckets, a sum and a count. */
  static final int SERIES_OF_AN_OPERATION = 19;

  private static final String SERVICE = "benchmark";
  private static final String SUCCESS = "success";
  private static final String FAILURE = "failure";

  /**
   * Makes the series of so many operations.
   *
   * @return what records a call of each, which took so many nanoseconds
   */
  abstract List<LongConsumer> keep(PrometheusRegistry registry, int operations);

  /** A registry with this many series, or a few more, of operations that were called. */
  PrometheusRegistry registry(int series) {
    PrometheusRegistry registry = new PrometheusRegistry();
    keep(registry, operations(series)).forEach(KeptSeries::record);
    return registry;
  }

  /** How many operations have this many series, or a few more. */
  static int operations(int series) {
    return (series + SERIES_OF_AN_OPERATION - 1) / SERIES_OF_AN_OPERATION;
  }

  private static String operation(int number) {
    return "operation_" + number;
  }

  /** Calls that take from 1 to 512 ms. */
  static void record(LongConsumer recorder) {
    IntStream.range(0, 4).forEach(i -> recorder.accept(1_000_000L << (3 * i)));
  }
}
