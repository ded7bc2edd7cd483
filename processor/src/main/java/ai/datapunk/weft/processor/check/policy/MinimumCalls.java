package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.contract.Window;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A window can hold the calls that it must hold before a rate counts. */
final class MinimumCalls implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    int minimum = guarded.minimumCalls();
    if (!Ranges.MINIMUM_CALLS.contains(minimum)) {
      return List.of(Message.MINIMUM_CALLS.at(guarded.at().attribute("minimumCalls"), minimum));
    }
    Window window = guarded.window().value();
    if (window == null || window.calls() == 0 || window.calls() >= minimum) {
      return List.of();
    }
    boolean isDefault = guarded.isDefault("minimumCalls");
    return List.of(
        Message.MINIMUM_CALLS_ABOVE_WINDOW.at(
            guarded.at().attribute(isDefault ? "window" : "minimumCalls"),
            minimum,
            Wording.ifDefault(isDefault),
            Wording.count(window.calls(), "call")));
  }
}
