package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.TimedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A label's name at the end of the metric's, as in {@code lake_store_by_tenant_seconds}. */
final class MetricEndsInLabel implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedUse timed = method.timed();
    if (timed == null || !timed.hasMetric()) {
      return List.of();
    }
    String name = timed.metric();
    String stem = name.endsWith("_seconds") ? name.substring(0, name.lastIndexOf('_')) : name;
    return OwnLabels.namesOf(method).stream()
        .filter(label -> stem.endsWith("_" + label) || name.endsWith("_" + label))
        .map(label -> Message.METRIC_ENDS_IN_LABEL.at(timed.at().attribute("metric"), name, label))
        .toList();
  }
}
