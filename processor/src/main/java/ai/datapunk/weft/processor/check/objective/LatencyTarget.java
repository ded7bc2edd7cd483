package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A time and the share of calls that are to keep it say nothing without each other. */
final class LatencyTarget implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    ObjectiveAnnotation objective = method.objective();
    if (objective == null || objective.hasLatency() == objective.isWritten("latencyTarget")) {
      return List.of();
    }
    return List.of(
        objective.hasLatency()
            ? Message.OBJECTIVE_TARGET.at(objective.at().attribute("latency"), objective.latency())
            : Message.OBJECTIVE_WITHOUT_LATENCY.at(
                objective.at().attribute("latencyTarget"), objective.latencyTarget()));
  }
}
