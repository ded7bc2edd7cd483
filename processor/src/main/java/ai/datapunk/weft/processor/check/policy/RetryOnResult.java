package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.ResultPredicate;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** The run time can make what judges the results, and ask it about each of them. */
final class RetryOnResult implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || !retried.retriesResults()) {
      return List.of();
    }
    ResultPredicate predicate = retried.resultPredicate();
    Location at = retried.at().attribute("retryOnResult");
    String name = predicate.type().simpleName();
    if (!predicate.obstacle().isEmpty()) {
      return List.of(Message.PREDICATE_UNMADE.at(at, name, predicate.obstacle()));
    }
    return predicate.fits()
        ? List.of()
        : List.of(
            Message.PREDICATE_TYPE.at(
                at, name, predicate.tested(), method.name(), predicate.result()));
  }
}
