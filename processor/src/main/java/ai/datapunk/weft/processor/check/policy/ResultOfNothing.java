package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * There are results to look at. For an annotation of the class it is enough that one of its methods
 * gives some; the others are not asked.
 */
final class ResultOfNothing implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    Map<Location, Boolean> hasResults = new LinkedHashMap<>();
    for (WeftMethod method : type.methods()) {
      RetriedAnnotation retried = method.retried();
      if (retried != null && retried.retriesResults()) {
        hasResults.merge(retried.at(), retried.hasResultsToRetry(), Boolean::logicalOr);
      }
    }
    return hasResults.entrySet().stream()
        .filter(entry -> !entry.getValue())
        .map(entry -> Message.RESULT_OF_NOTHING.at(entry.getKey().attribute("retryOnResult")))
        .toList();
  }
}
