package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.spec.CustomHistogram.ArgumentLabel;
import java.util.List;

/**
 * What is said of a metric. Immutable.
 *
 * @param constantLabels labels that have one value
 * @param labels those that take their values from arguments, in their order
 */
record MetricSpec(
    String name, String help, List<ConstantLabel> constantLabels, List<LabelSpec> labels) {

  /**
   * A label that takes its values from arguments.
   *
   * @param constants of its enum, by their ordinals; none if it is of another type
   */
  record LabelSpec(ArgumentLabel label, List<Enum<?>> constants) {
    LabelSpec {
      constants = List.copyOf(constants);
    }
  }

  MetricSpec {
    constantLabels = List.copyOf(constantLabels);
    labels = List.copyOf(labels);
  }

  List<ArgumentLabel> arguments() {
    return labels.stream().map(LabelSpec::label).toList();
  }

  /** The constants of each label's enum. */
  List<List<Enum<?>>> constants() {
    return labels.stream().map(LabelSpec::constants).toList();
  }

  /** The unit that its name says. */
  HistogramUnit unit() {
    return MetricNaming.unit(name);
  }
}
