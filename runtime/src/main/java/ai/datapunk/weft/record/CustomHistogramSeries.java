package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.CustomHistogram.ArgumentLabel;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.HistogramSeries;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The series of a method's own histogram, and which label values it admits. Thread-safe. */
final class CustomHistogramSeries implements MethodSeries {

  /** The value of a label whose limit is reached. */
  static final String OTHER = LabelValues.OTHER;

  private final CustomHistogram metric;
  private final MetricStore store;
  private final BucketBounds bounds;
  private final BucketBounds cellBounds;
  private final List<String> names;
  private final LabelMask mask = new LabelMask();
  private final List<Set<String>> admitted = new ArrayList<>();

  /**
   * Takes the metric's name.
   *
   * @throws IllegalArgumentException if it is in use otherwise
   */
  CustomHistogramSeries(CustomHistogram metric, MetricStore store) {
    this.metric = metric;
    this.store = store;
    this.bounds =
        metric.buckets().isEmpty()
            ? BucketBounds.DEFAULT
            : BucketBounds.of(metric.buckets().stream().mapToDouble(Double::doubleValue).toArray());
    this.names = new ArrayList<>();
    metric.constantLabels().forEach(label -> names.add(label.name()));
    metric.labels().forEach(label -> names.add(label.name()));
    check(metric.name(), names);
    metric.labels().forEach(label -> admitted.add(known(label)));
    this.cellBounds =
        store
            .customHistograms()
            .define(metric.name(), metric.help(), bounds, metric.histogram(), names);
  }

  /** Bad names would else be found by the scrape, which they would end. */
  private static void check(String metric, List<String> names) {
    if (names.size() > Set.copyOf(names).size()) {
      throw new IllegalArgumentException(metric + " has a label twice: " + names);
    }
    for (String name : names) {
      if (!PrometheusNaming.isValidLabelName(name) || name.equals("le")) {
        throw new IllegalArgumentException(
            metric + " cannot have a label '" + name + "': choose another name");
      }
    }
  }

  /** Where the type bounds the values, null is none of them. */
  private static Set<String> known(ArgumentLabel label) {
    Set<String> values = ConcurrentHashMap.newKeySet();
    values.addAll(label.values());
    return values;
  }

  @Override
  public BucketBounds bounds() {
    return cellBounds;
  }

  List<ArgumentLabel> labels() {
    return metric.labels();
  }

  @Override
  public void zeros() {
    if (metric.labels().stream().noneMatch(label -> label.values().isEmpty())) {
      zerosBelow(ArgumentValues.NONE);
    }
  }

  private void zerosBelow(ArgumentValues chosen) {
    int next = chosen.values().size();
    if (next == metric.labels().size()) {
      histogram(chosen);
      return;
    }
    for (String value : metric.labels().get(next).values()) {
      zerosBelow(chosen.and(value));
    }
  }

  @Override
  public void zeros(ArgumentValues labels, @Nullable TrackedInstance instance) {
    histogram(labels);
  }

  @Override
  public void operation(Cell cell, OperationOutcome outcome, ArgumentValues labels) {
    histogram(labels).derivedFrom(cell);
  }

  private HistogramSeries histogram(ArgumentValues labels) {
    List<String> values = new ArrayList<>();
    metric.constantLabels().stream().map(ConstantLabel::value).forEach(values::add);
    values.addAll(labels.values());
    return store.customHistograms().histogram(metric.name(), metric.help(), bounds, names, values);
  }

  /** A label's value as it is recorded: masked, if the label says so. */
  String shown(int label, String value) {
    return metric.labels().get(label).mask() ? mask.of(value) : value;
  }

  /** Whether the label may take this value: it did before, or has not yet reached its limit. */
  boolean admits(int label, String value) {
    Set<String> known = admitted.get(label);
    if (known.contains(value)) {
      return true;
    }
    synchronized (known) {
      return known.contains(value)
          || (known.size() < metric.labels().get(label).max() && known.add(value));
    }
  }

  /** Counts a sample that went to {@link #OTHER}. */
  void overflowed() {
    store.counter(Family.WEFT_OVERFLOW, metric.name()).increment();
  }
}
