package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.DurationRange;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A latency and a window are durations. */
final class ObjectiveDurations implements MethodRule {

  private static final DurationRange LATENCY =
      new DurationRange("latency", Ranges.OBJECTIVE_LATENCY);

  @Override
  public List<Finding> check(WeftMethod method) {
    ObjectiveAnnotation objective = method.objective();
    if (objective == null) {
      return List.of();
    }
    List<Finding> findings =
        new ArrayList<>(LATENCY.checkUnlessEmpty(objective.latency(), objective.at()));
    findings.addAll(window(objective));
    return findings;
  }

  private static List<Finding> window(ObjectiveAnnotation objective) {
    Location at = objective.at().attribute("window");
    Duration window = objective.window().value();
    if (window == null) {
      return List.of(Message.DURATION.at(at, "window", objective.window()));
    }
    return Ranges.isObjectiveWindow(window)
        ? List.of()
        : List.of(Message.OBJECTIVE_WINDOW.at(at, objective.window()));
  }
}
