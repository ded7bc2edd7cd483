package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.processor.check.RuleSet;

/**
 * The rules on labels: their names, their values, how many there are, and personal data. To add one
 * is to add a file and a line here.
 */
public final class LabelRules {

  /** All of them, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE
          .ofMethods(
              new LabelNames(),
              new ConstantLabels(),
              new DuplicateLabels(),
              new LabelsOfFamily(),
              new LabelBounds(),
              new LabelIdentity(),
              new PersonalData(),
              new PersonalConstants(),
              new LabelPrivacy())
          .ofSetMethods(
              new LabelNames(),
              new ConstantLabels(),
              new DuplicateLabels(),
              new LabelBounds(),
              new LabelIdentity(),
              new PersonalData(),
              new PersonalConstants(),
              new LabelPrivacy())
          .ofBareMethods(new LabelsOfFamily())
          .ofModules(new LabelMaxima());

  private LabelRules() {}
}
