package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** A breaker's rates are shares, not percentages. */
final class Rates implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (!Ranges.RATE.contains(guarded.failureRate())) {
      findings.add(
          Message.RATE.at(
              guarded.at().attribute("failureRate"), "failureRate", guarded.failureRate()));
    }
    if (!Ranges.RATE.contains(guarded.slowCallRate())) {
      findings.add(
          Message.RATE.at(
              guarded.at().attribute("slowCallRate"), "slowCallRate", guarded.slowCallRate()));
    }
    return findings;
  }
}
