package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** Bucket bounds are positive, finite and ascending; +Inf is added by itself. */
final class Buckets implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    double last = 0;
    for (int i = 0; i < metric.buckets().size(); i++) {
      double bound = metric.buckets().get(i);
      // Written so that NaN fails, which no comparison holds for.
      if (!(bound > last && bound < Double.POSITIVE_INFINITY)) {
        findings.add(Message.BUCKETS.at(metric.at().attribute("buckets").index(i), i + 1, bound));
      }
      last = bound;
    }
    return findings;
  }
}
