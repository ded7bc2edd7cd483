package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.contract.StandardMetric;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.label.CustomMetricLabels;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A label's name at the end of the metric's, as in {@code lake_store_by_tenant_seconds}; what is
 * measured, as in {@code lake_store_by_tenant_duration_seconds}, hides it no more than the unit or
 * the type.
 */
final class MetricEndsInLabel implements MethodRule {

  private static final Pattern END =
      Pattern.compile("(_(seconds|bytes|ratio))?(_(total|info|current))?$");

  private static final Pattern MEASURED =
      Pattern.compile("(_(duration|latency|time|wait|delay|elapsed))*" + END.pattern());

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric == null || StandardMetric.named(metric.name()).isPresent()) {
      return List.of();
    }
    String name = metric.name();
    String withoutEnd = END.matcher(name).replaceFirst("");
    String stem = MEASURED.matcher(name).replaceFirst("");
    return CustomMetricLabels.namesOf(method).stream()
        .filter(
            label -> Stream.of(stem, withoutEnd, name).anyMatch(end -> end.endsWith("_" + label)))
        .map(label -> Message.METRIC_ENDS_IN_LABEL.at(metric.nameAt(), name, label))
        .toList();
  }
}
