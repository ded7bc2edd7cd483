package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** A circuit has failures to count, and {@code ignore} does not rule them out as a whole. */
final class FailOn implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null) {
      return List.of();
    }
    Location at = guarded.at().attribute("failOn");
    if (guarded.failOn().isEmpty()) {
      return List.of(Message.FAIL_ON_NOTHING.at(at));
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < guarded.failOn().size(); i++) {
      Location here = at.index(i);
      TypeFacts failure = guarded.failOn().get(i);
      guarded.ignore().stream()
          .filter(failure::isA)
          .findFirst()
          .map(ignored -> contradiction(guarded, here, failure, ignored))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Finding contradiction(
      CircuitGuardedAnnotation guarded, Location failOn, TypeFacts failure, TypeFacts ignored) {
    boolean isDefault = guarded.isDefault("failOn");
    Location ignore = guarded.at().attribute("ignore").index(guarded.ignore().indexOf(ignored));
    return Message.FAIL_ON_CONTRADICTION.at(
        isDefault ? ignore : failOn,
        failure.simpleName(),
        Wording.ifDefault(isDefault),
        ignored.simpleName());
  }
}
