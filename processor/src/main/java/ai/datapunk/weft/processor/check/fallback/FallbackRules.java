package ai.datapunk.weft.processor.check.fallback;

import ai.datapunk.weft.processor.check.RuleSet;

/** The rules on fallbacks. To add one is to add a file and a line here. */
public final class FallbackRules {

  /** All of them, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE.ofMethods(new Fallback(), new FallbackThrows()).ofClasses(new FallbackCircle());

  private FallbackRules() {}
}
