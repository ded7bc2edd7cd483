package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.label.CustomHistogramLabels;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A label's name at the end of the metric's, as in {@code lake_store_by_tenant_seconds}; what is
 * measured, as in {@code lake_store_by_tenant_duration_seconds}, hides it no more than the unit.
 */
final class MetricEndsInLabel implements MethodRule {

  private static final Pattern MEASURED =
      Pattern.compile("(_(duration|latency|time|wait|delay|elapsed))*(_seconds)?$");

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null || !timed.hasMetric()) {
      return List.of();
    }
    String name = timed.metric();
    String withoutUnit =
        name.endsWith("_seconds") ? name.substring(0, name.lastIndexOf('_')) : name;
    String stem = MEASURED.matcher(name).replaceFirst("");
    return CustomHistogramLabels.namesOf(method).stream()
        .filter(
            label -> Stream.of(stem, withoutUnit, name).anyMatch(end -> end.endsWith("_" + label)))
        .map(label -> Message.METRIC_ENDS_IN_LABEL.at(timed.at().attribute("metric"), name, label))
        .toList();
  }
}
