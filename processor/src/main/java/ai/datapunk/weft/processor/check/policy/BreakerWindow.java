package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.contract.Window;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A window is a time in whole seconds or a number of calls. */
public final class BreakerWindow implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    Optional<Window> window = Window.parse(guarded.window());
    if (window.isEmpty()) {
      return List.of(Message.WINDOW.at(guarded.at().attribute("window"), guarded.window()));
    }
    if (!isInRange(window.get())) {
      return List.of(Message.WINDOW_RANGE.at(guarded.at().attribute("window"), guarded.window()));
    }
    return List.of();
  }

  private static boolean isInRange(Window window) {
    Duration time = window.time();
    return time == null ? Ranges.WINDOW_CALLS.contains(window.calls()) : Ranges.isWindow(time);
  }
}
