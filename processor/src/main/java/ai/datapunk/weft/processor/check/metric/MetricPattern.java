package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.Locale;

/**
 * The platform's patterns for counters and histograms: {@code {system}_{metric}} with the type's or
 * the unit's end. A name without such an end has a message of its own.
 */
final class MetricPattern implements MethodRule {

  private static final int SYSTEM_METRIC_END = 3;

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    String end = metric == null ? "" : end(metric);
    if (metric == null
        || end.isEmpty()
        || !metric.name().endsWith(end)
        || metric.name().split("_", -1).length >= SYSTEM_METRIC_END) {
      return List.of();
    }
    return List.of(
        Message.METRIC_PATTERN.at(metric.nameAt(), metric.name(), "{system}_{metric}" + end));
  }

  private static String end(NamedMetric metric) {
    return switch (metric.type()) {
      case COUNTER -> "_total";
      case HISTOGRAM -> unit(metric.unit());
      case GAUGE, INFO -> "";
    };
  }

  private static String unit(HistogramUnit unit) {
    return unit == HistogramUnit.NUMBER ? "" : "_" + unit.name().toLowerCase(Locale.ROOT);
  }
}
