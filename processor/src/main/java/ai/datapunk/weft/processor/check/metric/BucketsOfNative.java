package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Bounds are for fixed buckets. */
final class BucketsOfNative implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric == null || metric.buckets().isEmpty() || metric.histogramType().isClassic()) {
      return List.of();
    }
    return List.of(Message.BUCKETS_OF_NATIVE.at(metric.at().attribute("buckets")));
  }
}
