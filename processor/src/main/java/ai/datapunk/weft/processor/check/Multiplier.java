package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.RetriedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Waits do not get shorter from attempt to attempt, nor longer than tenfold. */
final class Multiplier implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedUse retried = method.retried();
    if (retried == null || (retried.multiplier() >= 1 && retried.multiplier() <= 10)) {
      return List.of();
    }
    return List.of(
        Message.MULTIPLIER.at(retried.at().attribute("multiplier"), retried.multiplier()));
  }
}
