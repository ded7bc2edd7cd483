package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** What {@code abortOn} rules out as a whole is not in {@code retryOn}. */
final class RetryContradiction implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < retried.retryOn().size(); i++) {
      Location at = retried.at().attribute("retryOn").index(i);
      TypeFacts retryOn = retried.retryOn().get(i);
      retried.abortOn().stream()
          .filter(retryOn::isA)
          .findFirst()
          .map(aborted -> contradiction(retried, at, retryOn, aborted))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Finding contradiction(
      RetriedAnnotation retried, Location retryOn, TypeFacts retriedOn, TypeFacts aborted) {
    boolean isDefault = retried.isDefault("retryOn");
    Location abortOn = retried.at().attribute("abortOn").index(retried.abortOn().indexOf(aborted));
    return Message.RETRY_CONTRADICTION.at(
        isDefault ? abortOn : retryOn,
        retriedOn.simpleName(),
        Wording.ifDefault(isDefault),
        aborted.simpleName());
  }
}
