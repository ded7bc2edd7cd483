package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.RuleSet;

/**
 * The rules on where annotations stand, and on what. To add one is to add a file and a line here.
 */
public final class PlacementRules {

  /** All of them, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE
          .ofMethods(
              new WithoutBody(),
              new InstanceParameter(),
              new InstanceType(),
              new ReturnType(),
              new ReplacedFuture(),
              new ServiceUnknown(),
              new BoundParameters())
          .ofBareMethods(new InstanceParameter())
          .ofClasses(
              new ClassAnnotationReach(),
              new AccessorsReached(),
              new HolderNameTaken(),
              new ModuleOpens())
          .ofModules(new InstanceTypes());

  private PlacementRules() {}
}
