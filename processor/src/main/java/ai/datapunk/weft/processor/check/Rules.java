package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.LocalUse;
import ai.datapunk.weft.processor.read.LostOverride;
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
  public static List<Finding> check(List<LostOverride> overrides) {
    return overrides.stream().map(OverrideLoses::finding).toList();
  }

  /** What is wrong with an annotation in a local or anonymous class: nobody looks at it. */
  public static Finding check(LocalUse use) {
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
