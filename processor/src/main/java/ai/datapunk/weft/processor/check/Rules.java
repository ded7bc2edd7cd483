package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.check.calls.CallRules;
import ai.datapunk.weft.processor.check.fallback.FallbackRules;
import ai.datapunk.weft.processor.check.label.LabelRules;
import ai.datapunk.weft.processor.check.metric.MetricRules;
import ai.datapunk.weft.processor.check.objective.ObjectiveRules;
import ai.datapunk.weft.processor.check.placement.OverrideLosesAnnotation;
import ai.datapunk.weft.processor.check.placement.PlacementRules;
import ai.datapunk.weft.processor.check.policy.PolicyRules;
import ai.datapunk.weft.processor.check.series.SeriesRules;
import ai.datapunk.weft.processor.check.set.SetRules;
import ai.datapunk.weft.processor.read.LocalAnnotation;
import ai.datapunk.weft.processor.read.LostAnnotation;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All rules there are, of eight kinds; each kind has its own lists. The order is that of reports.
 */
public final class Rules {

  private static final RuleSet ALL =
      RuleSet.join(
          SetRules.NAMES,
          MetricRules.NAMES,
          LabelRules.ALL,
          MetricRules.BUCKETS,
          ObjectiveRules.ALL,
          PolicyRules.ALL,
          FallbackRules.ALL,
          PlacementRules.ALL,
          SetRules.ALL,
          SeriesRules.ALL,
          MetricRules.SERVICE,
          CallRules.ALL);

  private Rules() {}

  /** What is wrong between the classes of the module, each thing once. */
  public static Set<Finding> check(WeftModule module) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (ModuleRule rule : ALL.modules()) {
      findings.addAll(rule.check(module));
    }
    return findings;
  }

  /** What is wrong with who calls whom, each thing once. */
  public static Set<Finding> check(CallGraph graph, Settings settings) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (GraphRule rule : ALL.graphs()) {
      findings.addAll(rule.check(graph, settings));
    }
    return findings;
  }

  /** What is wrong with overriding methods that lose annotations. */
  public static List<Finding> check(List<LostAnnotation> overrides) {
    return overrides.stream().map(OverrideLosesAnnotation::finding).toList();
  }

  /** What is wrong with an annotation in a local or anonymous class: nobody looks at it. */
  public static Finding check(LocalAnnotation annotation) {
    return Message.LOCAL_CLASS.nowhere(annotation.name());
  }

  /** What is wrong with the class and its methods, each thing once. */
  public static Set<Finding> check(WeftClass type) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (ClassRule rule : ALL.classes()) {
      findings.addAll(rule.check(type));
    }
    for (WeftMethod method : type.methods()) {
      findings.addAll(check(method));
    }
    return findings;
  }

  private static List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (MethodRule rule : rules(method)) {
      findings.addAll(rule.check(method));
    }
    return findings;
  }

  private static List<MethodRule> rules(WeftMethod method) {
    if (method.ofSet()) {
      return ALL.setMethods();
    }
    return method.isInstrumented() ? ALL.methods() : ALL.bareMethods();
  }
}
