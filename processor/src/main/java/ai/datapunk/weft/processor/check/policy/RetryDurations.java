package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.DurationRange;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The waits of a retry and its limit are durations, and the longest wait is not the shortest. */
final class RetryDurations implements MethodRule {

  private static final DurationRange DELAY = new DurationRange("delay", Ranges.DELAY);
  private static final DurationRange MAX_DELAY = new DurationRange("maxDelay", Ranges.DELAY);
  private static final DurationRange MAX_DURATION =
      new DurationRange("maxDuration", Ranges.MAX_DURATION);

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(DELAY.check(retried.delay(), retried.at()));
    findings.addAll(MAX_DELAY.check(retried.maxDelay(), retried.at()));
    if (findings.isEmpty() && isShorter(retried.maxDelay(), retried.delay())) {
      findings.add(shorter(retried));
    }
    findings.addAll(MAX_DURATION.checkUnlessEmpty(retried.maxDuration(), retried.at()));
    return findings;
  }

  private static Finding shorter(RetriedAnnotation retried) {
    boolean isDefault = retried.isDefault("maxDelay");
    return Message.MAX_DELAY.at(
        retried.at().attribute(isDefault ? "delay" : "maxDelay"),
        retried.maxDelay(),
        Wording.ifDefault(isDefault),
        retried.delay(),
        Wording.ifDefault(retried.isDefault("delay")));
  }

  private static boolean isShorter(DurationText one, DurationText other) {
    Duration a = one.value();
    Duration b = other.value();
    return a != null && b != null && a.compareTo(b) < 0;
  }
}
