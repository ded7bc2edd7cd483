package ai.datapunk.weft.processor.check.metric;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.contract.Spelling;
import ai.datapunk.weft.contract.StandardMetric;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.label.CustomMetricLabels;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who takes the name of one of the platform's standard metrics takes its type and labels too. */
final class StandardMetrics implements MethodRule {

  private static final int LIKELY_SLIP = 3;

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null) {
      return List.of();
    }
    return StandardMetric.named(timed.metric())
        .flatMap(standard -> check(timed, standard, CustomMetricLabels.namesOf(method)))
        .map(List::of)
        .orElse(List.of());
  }

  private static Optional<Finding> check(
      TimedAnnotation timed, StandardMetric standard, List<String> labels) {
    if (standard.type() != MetricType.HISTOGRAM) {
      return Optional.of(
          Message.STANDARD_METRIC_TYPE.at(
              timed.at().attribute("metric"), timed.metric(), standard.type().label()));
    }
    if (Set.copyOf(labels).equals(Set.copyOf(standard.labels()))) {
      return Optional.empty();
    }
    return Optional.of(
        Message.STANDARD_METRIC_LABELS.at(
            timed.at().attribute("metric"),
            timed.metric(),
            String.join(", ", standard.labels()),
            labels.isEmpty() ? "none" : String.join(", ", labels),
            didYouMean(labels, standard.labels())));
  }

  private static String didYouMean(List<String> labels, List<String> standard) {
    return labels.stream()
        .filter(label -> !standard.contains(label))
        .flatMap(
            label ->
                Spelling.to(label, standard, LIKELY_SLIP).stream()
                    .map(nearest -> " (" + label + ": did you mean " + nearest + "?)"))
        .collect(joining());
  }
}
