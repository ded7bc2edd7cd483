package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Window;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A window is a time in whole seconds or a number of calls. */
final class BreakerWindow implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    Window window = guarded.window().value();
    if (window == null) {
      return List.of(Message.WINDOW.at(guarded.at().attribute("window"), guarded.window()));
    }
    if (!window.isInRange()) {
      return List.of(Message.WINDOW_RANGE.at(guarded.at().attribute("window"), guarded.window()));
    }
    return List.of();
  }
}
