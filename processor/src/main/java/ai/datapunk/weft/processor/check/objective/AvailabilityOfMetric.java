package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A histogram of one's own counts all calls alike, whether they succeed or fail. */
final class AvailabilityOfMetric implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    ObjectiveAnnotation objective = method.objective();
    if (timed == null
        || objective == null
        || !timed.hasMetric()
        || !objective.isWritten("availability")) {
      return List.of();
    }
    return List.of(
        Message.OBJECTIVE_STATUS.at(objective.at().attribute("availability"), timed.metric()));
  }
}
