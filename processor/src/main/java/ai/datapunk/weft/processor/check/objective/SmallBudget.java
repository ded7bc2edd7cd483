package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An error budget is larger than what an outage takes of it before anybody can know. Prometheus
 * scrapes and looks at its rules once a minute unless it is told otherwise.
 */
final class SmallBudget implements MethodRule {

  private static final Duration LEAST = Duration.ofMinutes(1);

  @Override
  public List<Finding> check(WeftMethod method) {
    ObjectiveAnnotation objective = method.objective();
    Duration window = objective == null ? null : objective.window().value();
    if (objective == null || window == null || !Ranges.isObjectiveWindow(window)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    objective
        .shares()
        .forEach(
            (attribute, share) -> {
              if (Ranges.OBJECTIVE_SHARE.contains(share)) {
                check(objective, attribute, ErrorBudget.of(share, window), findings);
              }
            });
    return findings;
  }

  private static void check(
      ObjectiveAnnotation objective, String attribute, ErrorBudget budget, List<Finding> findings) {
    if (budget.time().compareTo(LEAST) < 0) {
      findings.add(
          Message.OBJECTIVE_BUDGET.at(
              objective.at().attribute(attribute),
              attribute,
              budget.share(),
              objective.window(),
              budget));
    }
  }
}
