package ai.datapunk.weft.processor.check;

import java.util.List;

/** Annotations of methods are not inherited, which whoever overrides one may not know. */
final class OverrideLoses implements ModuleRule {

  @Override
  public List<Finding> check(WeftModule module) {
    return module.overrides().stream()
        .map(
            lost ->
                Message.OVERRIDE_LOSES.at(
                    lost.at(), lost.parent() + "." + lost.name(), lost.annotation(), lost.name()))
        .toList();
  }
}
