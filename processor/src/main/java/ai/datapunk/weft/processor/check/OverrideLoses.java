package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.LostOverride;

/** Annotations of methods are not inherited, which whoever overrides one may not know. */
final class OverrideLoses {

  private OverrideLoses() {}

  static Finding finding(LostOverride lost) {
    return Message.OVERRIDE_LOSES.at(
        lost.at(),
        lost.parent() + "." + lost.name(),
        Enumeration.of(lost.annotations().stream().map(name -> "@" + name).toList()),
        lost.name());
  }
}
