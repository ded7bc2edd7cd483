package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.Set;

/**
 * A retried method that returns a future returns one of Weft's own, which stands for all attempts:
 * its declared type must be one that this can be.
 */
final class RetriedFuture implements MethodRule {

  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String FUTURE = "java.util.concurrent.Future";
  private static final String OURS = "java.util.concurrent.CompletableFuture";

  private static final Set<String> POSSIBLE = Set.of(STAGE, FUTURE, OURS);

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    TypeFacts returns = method.returns();
    if (retried == null
        || !method.isInstrumented()
        || POSSIBLE.contains(returns.name())
        || !(returns.isA(STAGE) || returns.isA(FUTURE))) {
      return List.of();
    }
    return List.of(Message.RETRIED_FUTURE.at(retried.at(), returns.simpleName()));
  }
}
