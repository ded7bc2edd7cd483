package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.CustomHistogram.ArgumentLabel;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.Histogram;
import ai.datapunk.weft.store.LabelText;
import ai.datapunk.weft.store.LabelValueSet;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The series of a method's own histogram, and which label values it admits. Thread-safe. */
final class CustomHistogramSeries implements MethodSeries {

  private final CustomHistogram metric;
  private final MetricStore store;
  private final BucketBounds bounds;
  private final BucketBounds cellBounds;
  private final List<String> names;
  private final List<LabelValueSet> admitted = new ArrayList<>();

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
    this.cellBounds =
        store
            .customHistograms()
            .define(metric.name(), metric.help(), bounds, metric.histogram(), names);
    metric.constantLabels().forEach(label -> values(label.name()).close(List.of(label.value())));
    metric.labels().forEach(label -> admitted.add(declared(label)));
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

  private LabelValueSet values(String label) {
    return store.customHistograms().values(metric.name(), label);
  }

  private LabelValueSet declared(ArgumentLabel label) {
    LabelValueSet values = values(label.name());
    if (label.values().isEmpty()) {
      values.atMost(label.max());
    } else {
      values.close(label.values());
    }
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

  private Histogram histogram(ArgumentValues labels) {
    return store
        .customHistograms()
        .histogram(metric.name(), names, withConstants(labels), labels.overflow());
  }

  private List<String> withConstants(ArgumentValues labels) {
    List<String> values = new ArrayList<>();
    metric.constantLabels().stream().map(ConstantLabel::value).forEach(values::add);
    values.addAll(labels.values());
    return values;
  }

  /** Whether there is a value for each label. */
  boolean isComplete(ArgumentValues labels) {
    return labels.values().size() == metric.labels().size();
  }

  /** Where calls with these values are recorded, since there is a limit on label sets. */
  ArgumentValues place(ArgumentValues labels) {
    List<String> wanted = withConstants(labels);
    List<String> place = store.customHistograms().place(metric.name(), names, wanted);
    return place.equals(wanted)
        ? labels
        : new ArgumentValues(
            List.copyOf(place.subList(metric.constantLabels().size(), place.size())), true);
  }

  /** What an argument says of itself, as it is. */
  static @Nullable String text(@Nullable Object argument) {
    return argument == null
        ? null
        : argument instanceof Enum<?> constant ? constant.name() : argument.toString();
  }

  /** A text as its label's value: without secrets, or masked if the label says so. */
  String value(int label, @Nullable String text) {
    ArgumentLabel declared = metric.labels().get(label);
    if (isClosed(declared)) {
      return String.valueOf(text);
    }
    if (declared.mask() && text != null && !text.isBlank()) {
      return admitted.get(label).masked(text);
    }
    return declared.allowed()
        ? LabelText.clean(text)
        : store.labels().cleaned(metric.name(), declared.name(), text);
  }

  private static boolean isClosed(ArgumentLabel label) {
    return !label.values().isEmpty();
  }

  /** Whether the label may take this value. Where the type bounds the values, null is none. */
  boolean admits(int label, String value) {
    ArgumentLabel declared = metric.labels().get(label);
    return isClosed(declared)
        ? declared.values().contains(value)
        : admitted.get(label).admits(value);
  }

  /** How many values the label can have. */
  int most(int label) {
    return admitted.get(label).most();
  }
}
