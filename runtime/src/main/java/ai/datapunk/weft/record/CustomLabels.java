package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.spec.CustomHistogram.ArgumentLabel;
import ai.datapunk.weft.store.CustomMetrics;
import ai.datapunk.weft.store.LabelText;
import ai.datapunk.weft.store.LabelValueSet;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a metric that a user named: which values they admit, and what becomes of arguments
 * as their values. Thread-safe.
 */
@SuppressWarnings("exports") // No other module is meant to see it.
public final class CustomLabels {

  private final String metric;
  private final MetricStore store;
  private final List<ConstantLabel> constants;
  private final List<ArgumentLabel> labels;
  private final List<String> names;
  private final List<LabelValueSet> admitted = new ArrayList<>();

  /**
   * The labels of a metric of this name that is still to be defined.
   *
   * @throws IllegalArgumentException if one of them has no name that a label can have, or two have
   *     the same
   */
  public CustomLabels(
      String metric, List<ConstantLabel> constants, List<ArgumentLabel> labels, MetricStore store) {
    this.metric = metric;
    this.store = store;
    this.constants = constants;
    this.labels = labels;
    List<String> all = new ArrayList<>();
    constants.forEach(label -> all.add(label.name()));
    labels.forEach(label -> all.add(label.name()));
    check(metric, all);
    this.names = List.copyOf(all);
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

  /** The metric is defined: its labels have their values from now on. */
  public void declare() {
    constants.forEach(label -> values(label.name()).close(List.of(label.value())));
    labels.forEach(label -> admitted.add(declared(label)));
  }

  private LabelValueSet values(String label) {
    return own().values(metric, label);
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

  private CustomMetrics own() {
    return store.customMetrics();
  }

  /** All names: of the constant ones, then of the others. */
  public List<String> names() {
    return names;
  }

  /** Those that take their values from arguments. */
  public List<ArgumentLabel> arguments() {
    return labels;
  }

  /** A value for each of {@link #names}. */
  public List<String> withConstants(ArgumentValues of) {
    List<String> values = new ArrayList<>();
    constants.stream().map(ConstantLabel::value).forEach(values::add);
    values.addAll(of.values());
    return values;
  }

  /** Whether there is a value for each label. */
  public boolean isComplete(ArgumentValues of) {
    return of.values().size() == labels.size();
  }

  /** Whether all values of all labels are known in advance. */
  public boolean areClosed() {
    return labels.stream().allMatch(CustomLabels::isClosed);
  }

  /** Where these values are recorded, since there is a limit on label sets. */
  public ArgumentValues place(ArgumentValues of) {
    List<String> wanted = withConstants(of);
    List<String> place = own().place(metric, names, wanted);
    return place.equals(wanted)
        ? of
        : new ArgumentValues(List.copyOf(place.subList(constants.size(), place.size())), true);
  }

  /** Whether there is a series with these values. */
  public boolean has(ArgumentValues of) {
    return own().has(metric, names, withConstants(of));
  }

  /** What an argument says of itself, as it is. */
  public static @Nullable String text(@Nullable Object argument) {
    return argument == null
        ? null
        : argument instanceof Enum<?> constant ? constant.name() : argument.toString();
  }

  /**
   * A text as its label's value: without secrets, or masked if the label says so.
   *
   * @param label its index among {@link #arguments}, as in all that follow
   */
  public String value(int label, @Nullable String text) {
    ArgumentLabel declared = labels.get(label);
    if (isClosed(declared)) {
      return String.valueOf(text);
    }
    if (declared.mask() && text != null && !text.isBlank()) {
      return admitted.get(label).masked(text);
    }
    return declared.allowed()
        ? LabelText.clean(text)
        : store.labels().cleaned(metric, declared.name(), text);
  }

  private static boolean isClosed(ArgumentLabel label) {
    return !label.values().isEmpty();
  }

  /** Whether the label may take this value. Where the type bounds the values, null is none. */
  public boolean admits(int label, String value) {
    ArgumentLabel declared = labels.get(label);
    return isClosed(declared)
        ? declared.values().contains(value)
        : admitted.get(label).admits(value);
  }

  /** How many values the label can have. */
  public int most(int label) {
    return admitted.get(label).most();
  }
}
