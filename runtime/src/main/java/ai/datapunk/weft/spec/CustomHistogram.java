package ai.datapunk.weft.spec;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.ConstantLabel;
import java.util.ArrayList;
import java.util.List;

/**
 * A histogram of durations that belongs to the user: what {@code @Timed(metric = …)} and the
 * {@code @Label} parameters said. Immutable; the chained methods return a new one each.
 *
 * @param name the metric's name, ending in {@code _seconds}
 * @param help the help text
 * @param buckets ascending upper bounds in seconds, without {@code +Inf}; empty takes Weft's
 *     default
 * @param histogram how the buckets are kept
 * @param constantLabels label names and their values, in the order of the source
 * @param labels labels that take their values from arguments, in the order of the parameters
 */
public record CustomHistogram(
    String name,
    String help,
    List<Double> buckets,
    HistogramType histogram,
    List<ConstantLabel> constantLabels,
    List<ArgumentLabel> labels) {

  /**
   * A label whose value is an argument.
   *
   * @param parameter the index of the parameter
   * @param values all values there are, in order, where the type bounds them; else empty
   * @param max how many values are admitted; the number of {@code values} where the type bounds
   *     them
   * @param mask whether the value is hidden before it is recorded
   * @param allowed whether the value is recorded as it is, even where it looks like personal data
   *     or a secret: {@code @Label(allow = …)} gave a reason. Never where it is masked
   */
  public record ArgumentLabel(
      String name, int parameter, List<String> values, int max, boolean mask, boolean allowed) {
    /** Makes the list unmodifiable. */
    public ArgumentLabel {
      values = List.copyOf(values);
    }
  }

  /** Makes the lists unmodifiable. */
  public CustomHistogram {
    buckets = List.copyOf(buckets);
    constantLabels = List.copyOf(constantLabels);
    labels = List.copyOf(labels);
  }

  /** Begins a metric. */
  public static CustomHistogram of(String name, String help) {
    return new CustomHistogram(name, help, List.of(), HistogramType.DEFAULT, List.of(), List.of());
  }

  /** With these upper bounds in seconds. */
  public CustomHistogram buckets(double... upperBounds) {
    List<Double> bounds = new ArrayList<>(upperBounds.length);
    for (double bound : upperBounds) {
      bounds.add(bound);
    }
    return new CustomHistogram(name, help, bounds, histogram, constantLabels, labels);
  }

  /** With buckets kept in this way. */
  public CustomHistogram histogram(HistogramType type) {
    return new CustomHistogram(name, help, buckets, type, constantLabels, labels);
  }

  /** With a label that has one value. */
  public CustomHistogram constantLabel(String label, String value) {
    return new CustomHistogram(
        name,
        help,
        buckets,
        histogram,
        append(constantLabels, new ConstantLabel(label, value)),
        labels);
  }

  /** With a label whose values are all known: an enum's constants, or {@code true, false}. */
  public CustomHistogram closedLabel(String label, int parameter, String... values) {
    return withLabel(
        new ArgumentLabel(label, parameter, List.of(values), values.length, false, false));
  }

  /** With a label of at most {@code max} values. */
  public CustomHistogram boundedLabel(String label, int parameter, int max) {
    return withLabel(new ArgumentLabel(label, parameter, List.of(), max, false, false));
  }

  /**
   * With a label of at most {@code max} values, each recorded as it is: somebody gave a reason why
   * what looks like personal data or a secret in it is none.
   */
  public CustomHistogram allowedLabel(String label, int parameter, int max) {
    return withLabel(new ArgumentLabel(label, parameter, List.of(), max, false, true));
  }

  /** With a label of at most {@code max} values, each hidden before it is recorded. */
  public CustomHistogram maskedLabel(String label, int parameter, int max) {
    return withLabel(new ArgumentLabel(label, parameter, List.of(), max, true, false));
  }

  private CustomHistogram withLabel(ArgumentLabel label) {
    return new CustomHistogram(
        name, help, buckets, histogram, constantLabels, append(labels, label));
  }

  private static <T> List<T> append(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }
}
