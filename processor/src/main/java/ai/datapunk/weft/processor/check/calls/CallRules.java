package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.processor.check.RuleSet;

/** The rules on who calls whom. To add one is to add a file and a line here. */
public final class CallRules {

  /** All of them, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE.ofGraphs(
          new RetryAmplification(),
          new TimeBudget(),
          new RefusedInVain(),
          new CallsItself(),
          new ServiceCircle(),
          new RefusedFallback(),
          new BlockedEventLoop(),
          new ObjectiveOfDependency());

  private CallRules() {}
}
