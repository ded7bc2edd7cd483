package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.label.CustomMetricLabels;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.Recording.Kind;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * What the run time takes of a metric that is declared in code, it takes of one that an annotation
 * declares: a name of the type, of no family and in the base unit, a help text, and the labels of a
 * standard metric. Elsewhere an application would fail when it starts.
 */
final class MetricNames implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    Recording recording = method.recording();
    if (recording == null) {
      return List.of();
    }
    NamedMetric metric = recording.metric();
    List<Finding> findings = new ArrayList<>();
    MetricNaming.fault(metric.type(), metric.name())
        .or(
            () ->
                MetricNaming.faultAgainstStandard(
                    metric.type(), metric.name(), labels(method, recording)))
        .map(
            fault ->
                Message.METRIC_NAMING.at(metric.nameAt(), metric.name(), fault.what(), fault.fix()))
        .ifPresent(findings::add);
    if (metric.help().isBlank()) {
      findings.add(
          Message.METRIC_NAMING.at(
              metric.at().attribute("help"),
              metric.name(),
              "has no help text",
              "say what it counts or measures, for those who read dashboards"));
    }
    return findings;
  }

  private static List<String> labels(WeftMethod method, Recording recording) {
    List<String> labels = new ArrayList<>(CustomMetricLabels.namesOf(method));
    if (recording.kind() == Kind.STATES) {
      labels.add(recording.stateLabel());
    }
    return labels;
  }
}
