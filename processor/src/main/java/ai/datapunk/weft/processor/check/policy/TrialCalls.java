package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A half-open circuit lets at least one call through. */
final class TrialCalls implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null || Ranges.TRIAL_CALLS.contains(guarded.trialCalls())) {
      return List.of();
    }
    return List.of(
        Message.TRIAL_CALLS.at(guarded.at().attribute("trialCalls"), guarded.trialCalls()));
  }
}
