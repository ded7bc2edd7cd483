package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.Set;

/** A publisher of many elements has no one result that could be unwanted. */
final class ResultOfMany implements MethodRule {

  private static final Set<String> MANY =
      Set.of("reactor.core.publisher.Flux", "java.util.concurrent.Flow$Publisher");

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || !retried.retriesResults() || !MANY.contains(method.returns().name())) {
      return List.of();
    }
    return List.of(
        Message.RESULT_OF_MANY.at(
            retried.at().attribute("retryOnResult"), method.returns().simpleName()));
  }
}
