package ai.datapunk.weft.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * All values of a registry, of Micrometer's or of Prometheus's, by what a query would name them.
 */
final class MeterValues {

  private final SortedMap<String, Double> values = new TreeMap<>();

  private MeterValues() {}

  /** What meters say now, but for gauges without a value. */
  static SortedMap<String, Double> of(MeterRegistry registry) {
    MeterValues read = new MeterValues();
    registry.getMeters().forEach(read::add);
    return read.values;
  }

  private void add(Meter meter) {
    String name = meter.getId().getName().replace('.', '_');
    String labels =
        labels(
            meter.getId().getTags().stream()
                .collect(
                    Collectors.toMap(
                        tag -> tag.getKey().replace('.', '_'), tag -> tag.getValue())));
    if (meter instanceof FunctionCounter counter) {
      values.put(name + "_total" + labels, counter.count());
    } else if (meter instanceof FunctionTimer timer) {
      values.put(name + "_seconds_count" + labels, timer.count());
      values.put(name + "_seconds_sum" + labels, timer.totalTime(TimeUnit.SECONDS));
    } else if (meter instanceof Gauge gauge) {
      double value = gauge.value();
      if (!Double.isNaN(value)) {
        values.put(name + labels, value);
      }
    } else if (!name.equals("own")) {
      throw new IllegalArgumentException(name + " is of an unknown type");
    }
  }

  /** What a scrape says now, but for buckets. */
  static SortedMap<String, Double> of(PrometheusRegistry registry) {
    MeterValues read = new MeterValues();
    registry
        .scrape()
        .forEach(
            family -> {
              String name = family.getMetadata().getPrometheusName();
              family.getDataPoints().forEach(point -> read.add(name, point));
            });
    return read.values;
  }

  private void add(String name, DataPointSnapshot point) {
    String labels =
        labels(
            point.getLabels().stream()
                .collect(Collectors.toMap(label -> label.getName(), label -> label.getValue())));
    if (point instanceof CounterDataPointSnapshot counter) {
      values.put(name + "_total" + labels, counter.getValue());
    } else if (point instanceof GaugeDataPointSnapshot gauge) {
      values.put(name + labels, gauge.getValue());
    } else if (point instanceof HistogramDataPointSnapshot histogram) {
      values.put(name + "_count" + labels, (double) histogram.getCount());
      values.put(name + "_sum" + labels, histogram.getSum());
    } else {
      throw new IllegalArgumentException(name + " is of an unknown type");
    }
  }

  private static String labels(Map<String, String> labels) {
    return new TreeMap<>(labels).toString();
  }
}
