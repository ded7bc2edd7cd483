package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.processor.check.RuleSet;

/** The rules on objectives. To add one is to add a file and a line here. */
public final class ObjectiveRules {

  /** All of them, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE
          .ofMethods(
              new EmptyObjective(),
              new ObjectiveShares(),
              new ObjectiveDurations(),
              new LatencyTarget(),
              new LatencyBound(),
              new AvailabilityOfMetric(),
              new SmallBudget())
          .ofModules(new ObjectiveConflict());

  private ObjectiveRules() {}
}
