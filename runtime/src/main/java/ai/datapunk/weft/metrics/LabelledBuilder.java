package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.spec.CustomHistogram.ArgumentLabel;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be said of a metric whose labels take their values when something is recorded. Not
 * thread-safe.
 *
 * @param <B> the builder's own type
 * @param <M> the metric's
 */
public abstract class LabelledBuilder<B extends LabelledBuilder<B, M>, M>
    extends MetricBuilder<B, M> {

  LabelledBuilder(MetricType type, String name, String help) {
    super(type, name, help);
  }

  /**
   * With a label whose values are the names of an enum's constants. The series of a metric that has
   * no other labels are there from the beginning.
   *
   * @throws IllegalArgumentException if the enum has no constants
   */
  public B label(String label, Class<? extends Enum<?>> values) {
    Enum<?>[] constants = requireNonNull(values, "values").getEnumConstants();
    if (constants == null || constants.length == 0) {
      throw new IllegalArgumentException(
          "The label '"
              + label
              + "' of "
              + name()
              + " has no values: the enum "
              + values.getName()
              + " has no constants");
    }
    List<String> names = Stream.of(constants).map(Enum::name).toList();
    return add(
        new ArgumentLabel(label, labels.size(), names, names.size(), false, false),
        List.of(constants));
  }

  /** With a label whose values are {@code true} and {@code false}. */
  public B booleanLabel(String label) {
    return add(
        new ArgumentLabel(
            label, labels.size(), LabelValues.BOOLEANS, LabelValues.BOOLEANS.size(), false, false),
        List.of());
  }

  /**
   * With a label whose values are known in advance, and no others.
   *
   * @throws IllegalArgumentException if there is none, or one cannot be a label's value
   */
  public B label(String label, List<String> values) {
    if (requireNonNull(values, "values").isEmpty()) {
      throw new IllegalArgumentException(
          "The label '" + label + "' of " + name() + " has no values: name one at least");
    }
    values.forEach(value -> checkValue(label, value));
    return add(
        new ArgumentLabel(label, labels.size(), values, values.size(), false, false), List.of());
  }

  /**
   * With a label of at most {@code max} values, which are cleaned of secrets. What comes after
   * those is recorded with {@code other} in their place, and counted in {@code
   * weft_overflow_total}.
   *
   * @param max 1 to 10,000; of all who declare the metric in a mesh the largest holds
   * @throws IllegalArgumentException if it is out of that range
   */
  public B label(String label, int max) {
    return open(label, max, false, false);
  }

  /**
   * The same where each value is masked: it can be told from others but not read. It looks the same
   * until the process ends.
   */
  public B maskedLabel(String label, int max) {
    return open(label, max, true, false);
  }

  /**
   * The same where each value is recorded as it is, even if it looks like personal data or a
   * secret.
   *
   * @param reason why that may be, for those who read the code
   * @throws IllegalArgumentException if there is none
   */
  public B allowedLabel(String label, int max, String reason) {
    if (requireNonNull(reason, "reason").isBlank()) {
      throw new IllegalArgumentException(
          "The label '" + label + "' of " + name() + " is allowed without a reason: give one");
    }
    return open(label, max, false, true);
  }

  private B open(String label, int max, boolean mask, boolean allowed) {
    if (!Ranges.LABEL_VALUES.contains(max)) {
      throw new IllegalArgumentException(
          "The label '"
              + label
              + "' of "
              + name()
              + " must have a max of "
              + Ranges.LABEL_VALUES
              + ", but it is "
              + max);
    }
    return add(new ArgumentLabel(label, labels.size(), List.of(), max, mask, allowed), List.of());
  }

  private B add(ArgumentLabel label, List<Enum<?>> constants) {
    requireNonNull(label.name(), "label");
    labels.add(new MetricSpec.LabelSpec(label, constants));
    return self();
  }
}
