package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.family.HistogramType;
import ai.datapunk.weft.processor.read.TimedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Bounds are for fixed buckets. */
final class BucketsOfNative implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedUse timed = method.timed();
    if (timed == null
        || timed.buckets().isEmpty()
        || HistogramType.valueOf(timed.histogram()).isClassic()) {
      return List.of();
    }
    return List.of(Message.BUCKETS_OF_NATIVE.at(timed.at().attribute("buckets")));
  }
}
