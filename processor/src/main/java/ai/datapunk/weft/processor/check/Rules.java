package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.check.fallback.Fallback;
import ai.datapunk.weft.processor.check.fallback.FallbackCircle;
import ai.datapunk.weft.processor.check.fallback.FallbackThrows;
import ai.datapunk.weft.processor.check.label.ConstantLabels;
import ai.datapunk.weft.processor.check.label.DuplicateLabels;
import ai.datapunk.weft.processor.check.label.LabelBounds;
import ai.datapunk.weft.processor.check.label.LabelIdentity;
import ai.datapunk.weft.processor.check.label.LabelNames;
import ai.datapunk.weft.processor.check.label.LabelPrivacy;
import ai.datapunk.weft.processor.check.label.LabelsOfFamily;
import ai.datapunk.weft.processor.check.label.PersonalData;
import ai.datapunk.weft.processor.check.metric.AttributesWithoutMetric;
import ai.datapunk.weft.processor.check.metric.BlankNames;
import ai.datapunk.weft.processor.check.metric.Buckets;
import ai.datapunk.weft.processor.check.metric.BucketsInMilliseconds;
import ai.datapunk.weft.processor.check.metric.BucketsOfNative;
import ai.datapunk.weft.processor.check.metric.HelpMissing;
import ai.datapunk.weft.processor.check.metric.MeshServiceName;
import ai.datapunk.weft.processor.check.metric.MetricConflict;
import ai.datapunk.weft.processor.check.metric.MetricEndsInLabel;
import ai.datapunk.weft.processor.check.metric.MetricName;
import ai.datapunk.weft.processor.check.metric.MetricOfFamily;
import ai.datapunk.weft.processor.check.metric.MetricPattern;
import ai.datapunk.weft.processor.check.metric.MetricUnit;
import ai.datapunk.weft.processor.check.metric.MetricWords;
import ai.datapunk.weft.processor.check.metric.ServiceWithMetric;
import ai.datapunk.weft.processor.check.metric.StandardMetrics;
import ai.datapunk.weft.processor.check.placement.BoundParameters;
import ai.datapunk.weft.processor.check.placement.ClassAnnotationReach;
import ai.datapunk.weft.processor.check.placement.HolderNameTaken;
import ai.datapunk.weft.processor.check.placement.InstanceParameter;
import ai.datapunk.weft.processor.check.placement.InstanceType;
import ai.datapunk.weft.processor.check.placement.InstanceTypes;
import ai.datapunk.weft.processor.check.placement.OverrideLosesAnnotation;
import ai.datapunk.weft.processor.check.placement.RetriedFuture;
import ai.datapunk.weft.processor.check.placement.ReturnType;
import ai.datapunk.weft.processor.check.placement.ServiceUnknown;
import ai.datapunk.weft.processor.check.placement.WithoutBody;
import ai.datapunk.weft.processor.check.policy.Attempts;
import ai.datapunk.weft.processor.check.policy.Backoff;
import ai.datapunk.weft.processor.check.policy.BreakerConflict;
import ai.datapunk.weft.processor.check.policy.BreakerDurations;
import ai.datapunk.weft.processor.check.policy.BreakerWindow;
import ai.datapunk.weft.processor.check.policy.ExceptionVisibility;
import ai.datapunk.weft.processor.check.policy.FailOn;
import ai.datapunk.weft.processor.check.policy.Jitter;
import ai.datapunk.weft.processor.check.policy.MaxInstances;
import ai.datapunk.weft.processor.check.policy.MinimumCalls;
import ai.datapunk.weft.processor.check.policy.Multiplier;
import ai.datapunk.weft.processor.check.policy.NeverThrown;
import ai.datapunk.weft.processor.check.policy.NothingToRetryOn;
import ai.datapunk.weft.processor.check.policy.OneShotArgument;
import ai.datapunk.weft.processor.check.policy.PolicyConflict;
import ai.datapunk.weft.processor.check.policy.Rates;
import ai.datapunk.weft.processor.check.policy.ResultOfMany;
import ai.datapunk.weft.processor.check.policy.ResultOfNothing;
import ai.datapunk.weft.processor.check.policy.RetryContradiction;
import ai.datapunk.weft.processor.check.policy.RetryDurations;
import ai.datapunk.weft.processor.check.policy.RetryOnResult;
import ai.datapunk.weft.processor.check.policy.RetrySynchronized;
import ai.datapunk.weft.processor.check.policy.SlowCallRate;
import ai.datapunk.weft.processor.check.policy.StrategyName;
import ai.datapunk.weft.processor.check.policy.TrialCalls;
import ai.datapunk.weft.processor.check.series.SeriesOfMetric;
import ai.datapunk.weft.processor.check.series.SeriesOfModule;
import ai.datapunk.weft.processor.read.LocalAnnotation;
import ai.datapunk.weft.processor.read.LostAnnotation;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All rules there are. To add one is to add a file and a line here. */
public final class Rules {

  private static final List<MethodRule> OF_METHODS =
      List.of(
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
          new LabelNames(),
          new ConstantLabels(),
          new DuplicateLabels(),
          new BlankNames(),
          new LabelsOfFamily(),
          new LabelBounds(),
          new LabelIdentity(),
          new PersonalData(),
          new LabelPrivacy(),
          new Buckets(),
          new BucketsOfNative(),
          new BucketsInMilliseconds(),
          new Attempts(),
          new RetryDurations(),
          new Multiplier(),
          new Jitter(),
          new NothingToRetryOn(),
          new Backoff(),
          new RetryContradiction(),
          new RetryOnResult(),
          new OneShotArgument(),
          new RetrySynchronized(),
          new FailOn(),
          new Rates(),
          new BreakerWindow(),
          new MinimumCalls(),
          new TrialCalls(),
          new BreakerDurations(),
          new SlowCallRate(),
          new StrategyName(),
          new MaxInstances(),
          new Fallback(),
          new FallbackThrows(),
          new WithoutBody(),
          new InstanceParameter(),
          new InstanceType(),
          new ReturnType(),
          new RetriedFuture(),
          new ResultOfMany(),
          new ServiceUnknown(),
          new BoundParameters());

  /** Nothing is recorded of such a method, so most of what rules could say would change nothing. */
  private static final List<MethodRule> OF_METHODS_WITHOUT_USE =
      List.of(new LabelsOfFamily(), new InstanceParameter());

  private static final List<ClassRule> OF_CLASSES =
      List.of(
          new ClassAnnotationReach(),
          new ExceptionVisibility(),
          new FallbackCircle(),
          new HolderNameTaken(),
          new NeverThrown(),
          new ResultOfNothing(),
          new MeshServiceName());

  private static final List<ModuleRule> OF_MODULES =
      List.of(
          new MetricConflict(),
          new BreakerConflict(),
          new PolicyConflict(),
          new InstanceTypes(),
          new SeriesOfMetric(),
          new SeriesOfModule());

  private Rules() {}

  /** What is wrong between the classes of the module, each thing once. */
  public static Set<Finding> check(WeftModule module) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (ModuleRule rule : OF_MODULES) {
      findings.addAll(rule.check(module));
    }
    return findings;
  }

  /** What is wrong with overriding methods that lose annotations. */
  public static List<Finding> check(List<LostAnnotation> overrides) {
    return overrides.stream().map(OverrideLosesAnnotation::finding).toList();
  }

  /** What is wrong with an annotation in a local or anonymous class: nobody looks at it. */
  public static Finding check(LocalAnnotation use) {
    return Message.LOCAL_CLASS.nowhere(use.name());
  }

  /** What is wrong with the class and its methods, each thing once. */
  public static Set<Finding> check(WeftClass type) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (ClassRule rule : OF_CLASSES) {
      findings.addAll(rule.check(type));
    }
    for (WeftMethod method : type.methods()) {
      findings.addAll(check(method));
    }
    return findings;
  }

  private static List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (MethodRule rule : method.isInstrumented() ? OF_METHODS : OF_METHODS_WITHOUT_USE) {
      findings.addAll(rule.check(method));
    }
    return findings;
  }
}
