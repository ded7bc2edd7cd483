package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.RuleSet;

/**
 * The rules on names of metrics, services and operations, help texts, buckets, and metrics that
 * several methods share. To add one is to add a file and a line here.
 */
public final class MetricRules {

  /** Those on names and help, in the order of what they find. */
  public static final RuleSet NAMES =
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
              new UnprintableTexts())
          .ofSetMethods(
              new MetricWords(),
              new MetricPattern(),
              new GaugePattern(),
              new MetricEndsInLabel(),
              new UnfitNames(),
              new UnprintableTexts())
          .ofModules(new MetricConflict());

  /** Those on buckets, which are told behind what is wrong with labels. */
  public static final RuleSet BUCKETS =
      RuleSet.NONE
          .ofMethods(new Buckets(), new BucketsOfNative(), new BucketsInMilliseconds())
          .ofSetMethods(new Buckets(), new BucketsOfNative(), new BucketsInMilliseconds());

  /** Those on a class's service, which are told last. */
  public static final RuleSet SERVICE = RuleSet.NONE.ofClasses(new MeshServiceName());

  private MetricRules() {}
}
