package ai.datapunk.weft.processor.check.series;

import ai.datapunk.weft.processor.check.RuleSet;

/** The rules on how many series there are. To add one is to add a file and a line here. */
public final class SeriesRules {

  /** All of them, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE.ofModules(new SeriesOfMetric(), new SeriesOfModule());

  private SeriesRules() {}
}
