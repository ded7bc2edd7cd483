package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.DurationRange;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** How long a circuit stays open, and what a slow call is, are durations. */
final class BreakerDurations implements MethodRule {

  private static final DurationRange OPEN_FOR = new DurationRange("openFor", Ranges.OPEN_FOR);
  private static final DurationRange SLOW_CALL = new DurationRange("slowCall", Ranges.SLOW_CALL);

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(OPEN_FOR.check(guarded.openFor(), guarded.at()));
    findings.addAll(SLOW_CALL.checkUnlessEmpty(guarded.slowCall(), guarded.at()));
    return findings;
  }
}
