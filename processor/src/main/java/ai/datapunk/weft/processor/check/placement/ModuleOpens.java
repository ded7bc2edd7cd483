package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.NamedFallback;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The run time reaches what is called by generated code or made by reflection: a named module shows
 * nobody what it neither opens nor exports. What is lacking is told once for each class.
 */
final class ModuleOpens implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (WeftMethod method : type.instrumented()) {
      for (NamedFallback fallback : method.fallbacks()) {
        if (!type.missingOpens().isEmpty() && told.add(type.missingOpens())) {
          findings.add(
              Message.MODULE_CLOSED.at(
                  fallback.at(), "fallback " + fallback.name(), type.missingOpens()));
        }
      }
      RetriedAnnotation retried = method.retried();
      if (retried != null && retried.hasResultsToRetry()) {
        String missing = retried.resultPredicate().missingOpens();
        if (!missing.isEmpty() && told.add(missing)) {
          findings.add(
              Message.MODULE_CLOSED.at(
                  retried.at().attribute("retryOnResult"),
                  "predicate " + retried.retryOnResult().simpleName(),
                  missing));
        }
      }
    }
    return findings;
  }
}
