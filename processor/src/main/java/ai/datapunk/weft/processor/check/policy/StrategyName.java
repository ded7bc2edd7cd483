package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Spelling;
import ai.datapunk.weft.contract.StrategyNames;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Names;
import ai.datapunk.weft.processor.read.LoadBalancedAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A strategy is one of Weft's or one that the user registers; a near miss is likely a slip. */
final class StrategyName implements MethodRule {

  private static final int LIKELY_SLIP = 2;

  @Override
  public List<Finding> check(WeftMethod method) {
    LoadBalancedAnnotation balanced = method.balanced();
    if (balanced == null || StrategyNames.ALL.contains(balanced.strategy())) {
      return List.of();
    }
    String strategy = balanced.strategy();
    Location at = balanced.at().attribute("strategy");
    if (!Names.isSnakeCase(strategy)) {
      return List.of(Message.STRATEGY.at(at, strategy));
    }
    return Spelling.to(strategy, StrategyNames.ALL, LIKELY_SLIP)
        .map(nearest -> List.of(Message.STRATEGY_MISSPELT.at(at, strategy, nearest)))
        .orElse(List.of());
  }
}
