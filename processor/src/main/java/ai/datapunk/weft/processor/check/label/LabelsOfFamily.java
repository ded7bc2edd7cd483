package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.Spelling;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The families' label sets are closed, and a label needs a metric that has it. */
final class LabelsOfFamily implements MethodRule {

  private static final int LIKELY_SLIP = 3;

  /** An annotation and the labels of all its families. */
  private record Families(String annotation, List<String> labels) {

    static Families of(String annotation, String infix) {
      return of(
          annotation,
          Stream.of(Family.values()).filter(family -> family.metricName().contains(infix)));
    }

    static Families of(String annotation, Stream<Family> families) {
      return new Families(
          annotation, families.flatMap(family -> family.labels().stream()).distinct().toList());
    }
  }

  private static final Families TIMED =
      Families.of(
          "@Timed",
          Stream.of(
              Family.MESH_CALL_DURATION, Family.MESH_SERVICE_CALLS, Family.MESH_CALL_FAILURES));
  private static final Families RETRIED = Families.of("@Retried", "retry_");
  private static final Families GUARDED = Families.of("@CircuitGuarded", "circuit_breaker_");
  private static final Families BALANCED = Families.of("@LoadBalanced", "load_balancer_");

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed != null && timed.hasMetric()) {
      return List.of();
    }
    List<Families> families = familiesOf(method);
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null) {
        findings.add(
            families.isEmpty()
                ? Message.LABEL_UNUSED.at(label.at(), label.name(), orUse(method))
                : ofFamily(label, families));
      }
    }
    return findings;
  }

  private static String orUse(WeftMethod method) {
    return method.isConstructor()
        ? ""
        : ", or add @Timed(metric = \"…_seconds\", help = \"…\") to the method";
  }

  private static List<Families> familiesOf(WeftMethod method) {
    List<Families> families = new ArrayList<>();
    if (method.timed() != null) {
      families.add(TIMED);
    }
    if (method.retried() != null) {
      families.add(RETRIED);
    }
    if (method.guarded() != null) {
      families.add(GUARDED);
    }
    if (method.balanced() != null) {
      families.add(BALANCED);
    }
    return families;
  }

  private static Finding ofFamily(LabelAnnotation label, List<Families> families) {
    List<String> labels =
        families.stream().flatMap(some -> some.labels().stream()).distinct().toList();
    return Message.LABEL_OF_FAMILY.at(
        label.at().attribute("value"),
        Wording.list(families.stream().map(Families::annotation).toList()),
        Wording.list(labels),
        label.name(),
        didYouMean(label.name(), families),
        families.contains(TIMED) ? "give @Timed" : "add @Timed with");
  }

  /** The nearest label of all; where several annotations have it, the outermost sets it. */
  private static String didYouMean(String label, List<Families> families) {
    return families.stream()
        .flatMap(
            some ->
                Spelling.to(label, some.labels(), LIKELY_SLIP).stream()
                    .map(nearest -> new Families(some.annotation(), List.of(nearest))))
        .min(Comparator.comparingInt(some -> Spelling.distance(label, some.labels().get(0))))
        .map(some -> " (" + some.labels().get(0) + " is set by " + some.annotation() + " itself)")
        .orElse("");
  }
}
