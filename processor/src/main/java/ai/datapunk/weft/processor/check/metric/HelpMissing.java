package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Whoever sees the metric on a dashboard did not write it. */
final class HelpMissing implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric == null || !metric.help().isBlank()) {
      return List.of();
    }
    return List.of(Message.HELP_MISSING.at(metric.at().attribute("help"), metric.name()));
  }
}
