package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.RuleSet;

/** The rules on metric sets. To add one is to add a file and a line here. */
public final class SetRules {

  /** That on names, which is told before others on names: most would follow from it. */
  public static final RuleSet NAMES = RuleSet.NONE.ofSetMethods(new MetricNames());

  /** All others, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE
          .ofMethods(new RecordingOutsideSet())
          .ofBareMethods(new RecordingOutsideSet())
          .ofSetMethods(
              new SetMethods(),
              new RecordedValues(),
              new RecordedUnits(),
              new AddedConstants(),
              new AmountsOfLabels())
          .ofClasses(new SetTypes());

  private SetRules() {}
}
