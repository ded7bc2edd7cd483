package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.GuardedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** A breaker's rates are shares, not percentages. */
final class Rates implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    GuardedUse guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (!isShare(guarded.failureRate())) {
      findings.add(
          Message.RATE.at(
              guarded.at().attribute("failureRate"), "failureRate", guarded.failureRate()));
    }
    if (!isShare(guarded.slowCallRate())) {
      findings.add(
          Message.RATE.at(
              guarded.at().attribute("slowCallRate"), "slowCallRate", guarded.slowCallRate()));
    }
    return findings;
  }

  private static boolean isShare(double rate) {
    return rate > 0 && rate <= 1;
  }
}
