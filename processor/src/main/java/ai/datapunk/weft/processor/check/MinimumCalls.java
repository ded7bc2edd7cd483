package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.GuardedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.Window;
import java.util.List;

/** A window can hold the calls that it must hold before a rate counts. */
final class MinimumCalls implements MethodRule {

  private static final int MOST = 100_000;

  @Override
  public List<Finding> check(WeftMethod method) {
    GuardedUse guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    int minimum = guarded.minimumCalls();
    if (minimum < 1 || minimum > MOST) {
      return List.of(Message.MINIMUM_CALLS.at(guarded.at().attribute("minimumCalls"), minimum));
    }
    boolean isDefault = guarded.isDefault("minimumCalls");
    return Window.parse(guarded.window())
        .filter(window -> window.calls() > 0 && window.calls() < minimum)
        .map(
            window ->
                Message.MINIMUM_CALLS_ABOVE_WINDOW.at(
                    guarded.at().attribute(isDefault ? "window" : "minimumCalls"),
                    minimum,
                    DefaultValue.note(isDefault),
                    Plural.of(window.calls(), "call")))
        .map(List::of)
        .orElse(List.of());
  }
}
