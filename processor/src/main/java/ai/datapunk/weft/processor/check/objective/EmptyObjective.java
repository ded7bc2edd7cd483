package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Who writes an objective says what is to be reached. */
final class EmptyObjective implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    ObjectiveAnnotation objective = method.objective();
    if (objective == null || objective.hasLatency() || !objective.shares().isEmpty()) {
      return List.of();
    }
    return List.of(Message.OBJECTIVE_EMPTY.at(objective.at()));
  }
}
