package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.LostAnnotation;

/** Annotations of methods are not inherited, which whoever overrides one may not know. */
public final class OverrideLosesAnnotation {

  private OverrideLosesAnnotation() {}

  public static Finding finding(LostAnnotation lost) {
    return Message.OVERRIDE_LOSES.at(
        lost.at(),
        lost.parent() + "." + lost.name(),
        Wording.list(lost.annotations().stream().map(name -> "@" + name).toList()),
        lost.name());
  }
}
