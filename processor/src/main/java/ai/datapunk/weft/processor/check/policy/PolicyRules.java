package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.RuleSet;

/**
 * The rules on policies of retries, circuits and load balancing. To add one is to add a file and a
 * line here.
 */
public final class PolicyRules {

  /** All of them, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE
          .ofMethods(
              new Attempts(),
              new RetryDurations(),
              new Multiplier(),
              new Jitter(),
              new MultiplierInVain(),
              new SpreadInVain(),
              new Budget(),
              new NothingToRetryOn(),
              new Backoff(),
              new RetryContradiction(),
              new RetryOnResult(),
              new OneShotArgument(),
              new RetrySynchronized(),
              new RetryInTransaction(),
              new FailOn(),
              new Rates(),
              new BreakerWindow(),
              new MinimumCalls(),
              new TrialCalls(),
              new BreakerDurations(),
              new SlowCallRate(),
              new StrategyName(),
              new MaxInstances(),
              new ResultOfMany())
          .ofClasses(new ExceptionVisibility(), new NeverThrown(), new ResultOfNothing())
          .ofModules(
              new BreakerConflict(),
              new PolicyConflict(),
              new BudgetsDiffer(),
              new FailOnNeverThrown());

  private PolicyRules() {}
}
