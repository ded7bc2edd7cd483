package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A budget of retries is a share of the calls. */
final class Budget implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || Ranges.BUDGET.contains(retried.budget())) {
      return List.of();
    }
    return List.of(Message.BUDGET.at(retried.at().attribute("budget"), retried.budget()));
  }
}
