package ai.datapunk.weft.processor.check;

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
          new HelpMissing(),
          new AttributesWithoutMetric(),
          new ServiceWithMetric(),
          new LabelNames(),
          new ConstantLabels(),
          new DuplicateLabels(),
          new BlankNames(),
          new LabelsOfFamily(),
          new LabelBounds(),
          new Buckets(),
          new Attempts(),
          new RetryDurations(),
          new Multiplier(),
          new Jitter(),
          new NothingToRetryOn(),
          new Rates(),
          new BreakerWindow(),
          new MinimumCalls(),
          new TrialCalls(),
          new BreakerDurations(),
          new StrategyName(),
          new MaxInstances(),
          new WithoutBody(),
          new InstanceParameter(),
          new InstanceType(),
          new ServiceUnknown(),
          new BoundParameters());

  private static final List<ClassRule> OF_CLASSES =
      List.of(
          new ClassAnnotationReach(),
          new ExceptionVisibility(),
          new HolderNameTaken(),
          new MeshServiceName());

  private Rules() {}

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
    for (MethodRule rule : OF_METHODS) {
      findings.addAll(rule.check(method));
    }
    return findings;
  }
}
