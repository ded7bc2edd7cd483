package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** The generated holder names the exceptions, so it must be able to see them. */
final class ExceptionVisibility implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    List<Finding> findings = new ArrayList<>();
    for (WeftMethod method : type.methods()) {
      RetriedAnnotation retried = method.retried();
      if (retried != null) {
        Location at = retried.at();
        check(retried.retryOn(), at.attribute("retryOn"), type.packageName(), findings);
        if (retried.hasResultsToRetry()) {
          check(
              List.of(retried.retryOnResult()),
              at.attribute("retryOnResult"),
              type.packageName(),
              findings);
        }
        check(retried.abortOn(), at.attribute("abortOn"), type.packageName(), findings);
      }
      CircuitGuardedAnnotation guarded = method.guarded();
      if (guarded != null) {
        check(guarded.failOn(), guarded.at().attribute("failOn"), type.packageName(), findings);
        check(guarded.ignore(), guarded.at().attribute("ignore"), type.packageName(), findings);
      }
    }
    return findings;
  }

  private static void check(
      List<TypeFacts> exceptions, Location at, String packageName, List<Finding> findings) {
    for (int i = 0; i < exceptions.size(); i++) {
      TypeFacts exception = exceptions.get(i);
      if (!exception.isVisibleIn(packageName)) {
        findings.add(Message.EXCEPTION_HIDDEN.at(at.index(i), exception.simpleName()));
      }
    }
  }
}
