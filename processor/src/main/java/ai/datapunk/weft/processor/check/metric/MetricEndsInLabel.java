package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.label.CustomHistogramLabels;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A label's name at the end of the metric's, as in {@code lake_store_by_tenant_seconds}. */
final class MetricEndsInLabel implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null || !timed.hasMetric()) {
      return List.of();
    }
    String name = timed.metric();
    String stem = name.endsWith("_seconds") ? name.substring(0, name.lastIndexOf('_')) : name;
    return CustomHistogramLabels.namesOf(method).stream()
        .filter(label -> stem.endsWith("_" + label) || name.endsWith("_" + label))
        .map(label -> Message.METRIC_ENDS_IN_LABEL.at(timed.at().attribute("metric"), name, label))
        .toList();
  }
}
