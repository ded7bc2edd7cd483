package ai.datapunk.weft.testing;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All series of a registry at one time, each named as a query would name it: {@code
 * retry_calls_total{operation="fetch",service="stock"}}, with its labels in alphabetical order.
 */
public final class Scrape {

  private final SortedMap<String, Double> counters = new TreeMap<>();
  private final SortedMap<String, Double> gauges = new TreeMap<>();

  private Scrape() {}

  /** Scrapes now. */
  public static Scrape of(PrometheusRegistry registry) {
    Scrape scrape = new Scrape();
    registry
        .scrape()
        .forEach(
            family -> {
              String name = family.getMetadata().getPrometheusName();
              family.getDataPoints().forEach(point -> scrape.add(name, point));
            });
    return scrape;
  }

  private void add(String name, DataPointSnapshot point) {
    Labels labels = point.getLabels();
    if (point instanceof CounterDataPointSnapshot counter) {
      counters.put(series(name + "_total", labels), counter.getValue());
    } else if (point instanceof GaugeDataPointSnapshot gauge) {
      gauges.put(series(name, labels), gauge.getValue());
    } else if (point instanceof HistogramDataPointSnapshot histogram) {
      counters.put(series(name + "_count", labels), (double) histogram.getCount());
      counters.put(series(name + "_sum", labels), histogram.getSum());
      long upTo = 0;
      for (int i = 0; i < histogram.getClassicBuckets().size(); i++) {
        upTo += histogram.getClassicBuckets().getCount(i);
        String bound = plain(histogram.getClassicBuckets().getUpperBound(i));
        counters.put(series(name + "_bucket", labels.add("le", bound)), (double) upTo);
      }
    } else if (point instanceof InfoDataPointSnapshot) {
      gauges.put(series(name + "_info", labels), 1.0);
    } else {
      throw new IllegalArgumentException(name + " is of an unknown type");
    }
  }

  private static String series(String name, Labels labels) {
    return labels.isEmpty()
        ? name
        : labels.stream()
            .sorted()
            .map(Scrape::written)
            .collect(Collectors.joining(",", name + "{", "}"));
  }

  private static String written(Label label) {
    return label.getName() + "=\"" + label.getValue() + "\"";
  }

  /** The value of a series; not a number if there is none of that name. */
  public double value(String series) {
    Double value = counters.containsKey(series) ? counters.get(series) : gauges.get(series);
    return value == null ? Double.NaN : value;
  }

  /** The value of a counter or gauge by its name and its label names and values. */
  public double value(String name, String... labels) {
    return value(series(name, Labels.of(labels)));
  }

  /** Whether there is a series of that name. */
  public boolean has(String name, String... labels) {
    return !Double.isNaN(value(name, labels));
  }

  /** The sum of all series of a counter. */
  public double sum(String name) {
    return counters.entrySet().stream()
        .filter(each -> each.getKey().equals(name) || each.getKey().startsWith(name + "{"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /**
   * What is different from an earlier scrape, buckets apart: a counter's {@code +2}, a gauge's
   * {@code =0.75}. A counter that was not there counts as 0, and a series that is gone is {@code
   * ended}.
   */
  public SortedMap<String, String> changesSince(Scrape before) {
    SortedMap<String, String> changes = new TreeMap<>();
    counters.forEach(
        (series, value) -> {
          String gained = plain(value - before.counters.getOrDefault(series, 0.0));
          if (!series.contains("_bucket{") && !gained.equals("0")) {
            changes.put(series, "+" + gained);
          }
        });
    gauges.forEach(
        (series, value) -> {
          if (!value.equals(before.gauges.get(series))) {
            changes.put(series, "=" + plain(value));
          }
        });
    before.counters.keySet().stream()
        .filter(series -> !counters.containsKey(series) && !series.contains("_bucket{"))
        .forEach(series -> changes.put(series, "ended"));
    before.gauges.keySet().stream()
        .filter(series -> !gauges.containsKey(series))
        .forEach(series -> changes.put(series, "ended"));
    return changes;
  }

  /** To the nanosecond, without trailing zeros. */
  private static String plain(double value) {
    return Double.isInfinite(value)
        ? "+Inf"
        : new BigDecimal(value)
            .setScale(9, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
  }
}
