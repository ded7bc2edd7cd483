package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.RuleSet;

/**
 * The rules on names of metrics, services and operations, help texts, buckets, and metrics that
 * several methods share. To add one is to add a file and a line here.
 */
public final class MetricRules {

  /** All of them, in the order of what they find. */
  public static final RuleSet ALL =
      RuleSet.NONE
          .ofMethods(
              new MetricName(),
              new MetricUnit(),
              new MetricOfFamily(),
              new MetricWords(),
              new MetricPattern(),
              new MetricEndsInLabel(),
              new StandardMetrics(),
              new HelpMissing(),
              new AttributesWithoutMetric(),
              new ServiceWithMetric(),
              new BlankNames(),
              new UnfitNames(),
              new Buckets(),
              new BucketsOfNative(),
              new BucketsInMilliseconds())
          .ofClasses(new MeshServiceName())
          .ofModules(new MetricConflict());

  private MetricRules() {}
}
