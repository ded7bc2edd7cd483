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
 * A method that returns a future and is retried, or has a fallback, returns one of Weft's own,
 * which stands for all attempts and what answers in their place: its declared type must be one that
 * this can be.
 */
final class ReplacedFuture implements MethodRule {

  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String FUTURE = "java.util.concurrent.Future";
  private static final String OURS = "java.util.concurrent.CompletableFuture";

  private static final Set<String> POSSIBLE = Set.of(STAGE, FUTURE, OURS);

  @Override
  public List<Finding> check(WeftMethod method) {
    TypeFacts returns = method.returns();
    if (!method.isInstrumented()
        || POSSIBLE.contains(returns.name())
        || !(returns.isA(STAGE) || returns.isA(FUTURE))) {
      return List.of();
    }
    RetriedAnnotation retried = method.retried();
    if (retried != null) {
      return List.of(
          Message.REPLACED_FUTURE.at(retried.at(), "@Retried", returns.simpleName(), "retry"));
    }
    return method.fallbacks().stream()
        .map(
            fallback ->
                Message.REPLACED_FUTURE.at(
                    fallback.at(), "a call with a fallback", returns.simpleName(), "fall back"))
        .toList();
  }
}
