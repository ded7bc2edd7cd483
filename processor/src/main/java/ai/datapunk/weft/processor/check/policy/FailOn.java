package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A circuit has failures to count, and {@code ignore} does not rule them out as a whole. */
final class FailOn implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    Location failOn = guarded.at().attribute("failOn");
    if (guarded.failOn().isEmpty()) {
      return List.of(Message.FAIL_ON_NOTHING.at(failOn));
    }
    return new Contradiction(
            Message.FAIL_ON_CONTRADICTION,
            failOn,
            guarded.at().attribute("ignore"),
            guarded.isDefault("failOn"))
        .between(guarded.failOn(), guarded.ignore());
  }
}
