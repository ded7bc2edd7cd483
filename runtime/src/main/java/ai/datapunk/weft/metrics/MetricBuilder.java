package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.contract.MetricType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be said of a metric before it is there. Not thread-safe.
 *
 * @param <B> the builder's own type
 * @param <M> the metric's
 */
public abstract class MetricBuilder<B extends MetricBuilder<B, M>, M> {

  private final MetricType type;
  private final String name;
  private final String help;
  private final List<ConstantLabel> constantLabels = new ArrayList<>();
  final List<MetricSpec.LabelSpec> labels = new ArrayList<>();

  MetricBuilder(MetricType type, String name, String help) {
    this.type = type;
    this.name = requireNonNull(name, "name");
    this.help = requireNonNull(help, "help");
    refuse(MetricNaming.fault(type, name).map(fault -> fault.of(name)));
    if (help.isBlank()) {
      throw new IllegalArgumentException(
          name
              + " has no help text: say what it counts or measures, for those who read dashboards");
    }
  }

  private static void refuse(Optional<String> fault) {
    fault.ifPresent(
        text -> {
          throw new IllegalArgumentException(text);
        });
  }

  abstract B self();

  /**
   * With a label that has one value.
   *
   * @throws IllegalArgumentException if it cannot be a label's value
   */
  public B constantLabel(String label, String value) {
    checkValue(requireNonNull(label, "label"), requireNonNull(value, "value"));
    constantLabels.add(new ConstantLabel(label, value));
    return self();
  }

  final void checkValue(String label, String value) {
    if (!LabelValues.canBe(value)) {
      throw new IllegalArgumentException(
          "A value of the label '"
              + label
              + "' of "
              + name
              + " must be "
              + LabelValues.WHAT_CAN_BE
              + ", but it is '"
              + value
              + "'");
    }
  }

  final String name() {
    return name;
  }

  /** The names of all labels. */
  List<String> labelNames() {
    return Stream.concat(
            constantLabels.stream().map(ConstantLabel::name),
            labels.stream().map(label -> label.label().name()))
        .toList();
  }

  /**
   * What was said.
   *
   * @throws IllegalArgumentException if the labels are not such as the metric can have
   */
  MetricSpec spec() {
    refuse(MetricNaming.faultInLabels(type, name, labelNames()));
    return new MetricSpec(name, help, constantLabels, labels);
  }

  /**
   * The metric. Its series are there from now on whose label values are known; whoever declares it
   * twice in a mesh, with the same labels, has the same series.
   *
   * @throws IllegalArgumentException if the metric cannot have these labels, its name is in use
   *     with others, or the registry has another metric of the name
   */
  public abstract M register();
}
