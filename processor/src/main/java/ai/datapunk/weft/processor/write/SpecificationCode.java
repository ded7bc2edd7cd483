package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.LoadBalancedAnnotation;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import com.squareup.javapoet.CodeBlock;
import java.util.List;

/** Writes the expression that builds one method's specification. */
final class SpecificationCode {

  private final Policies policies;

  SpecificationCode(Policies policies) {
    this.policies = policies;
  }

  CodeBlock of(WeftMethod method) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.of($L)", RuntimeNames.METHOD_SPEC, Code.literal(method.signature()));
    TimedAnnotation timed = method.timed();
    if (timed != null && timed.hasMetric()) {
      code.add("\n    .timed(").add(metric(timed, method.parameters())).add(")");
    }
    return code.add("$L", withoutTypes(method)).build();
  }

  /** What names no type is one piece of text: each piece costs JavaPoet as much as a long one. */
  private String withoutTypes(WeftMethod method) {
    StringBuilder text = new StringBuilder();
    TimedAnnotation timed = method.timed();
    if (timed != null && !timed.hasMetric()) {
      call(text, "timed", Code.literal(timed.service()), Code.literal(timed.operation()));
    }
    RetriedAnnotation retried = method.retried();
    if (retried != null) {
      call(
          text,
          "retried",
          Code.literal(retried.service()),
          Code.literal(retried.operation()),
          policies.of(retried));
    }
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded != null) {
      call(text, "circuitGuarded", Code.literal(guarded.service()), policies.of(guarded));
    }
    LoadBalancedAnnotation balanced = method.balanced();
    if (balanced != null) {
      call(
          text,
          "loadBalanced",
          Code.literal(balanced.service()),
          Code.literal(balanced.strategy()),
          Integer.toString(balanced.maxInstances()),
          Integer.toString(instance(method)));
    }
    return text.toString();
  }

  private static void call(StringBuilder text, String name, String... arguments) {
    text.append("\n    .").append(name).append('(');
    text.append(String.join(", ", arguments)).append(')');
  }

  private static int instance(WeftMethod method) {
    return method.parameters().stream()
        .filter(parameter -> parameter.instance() != null)
        .mapToInt(WeftParameter::index)
        .findFirst()
        .orElseThrow();
  }

  private static CodeBlock metric(TimedAnnotation timed, List<WeftParameter> parameters) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(
        "$T.of($L, $L)",
        RuntimeNames.CUSTOM_HISTOGRAM,
        Code.literal(timed.metric()),
        Code.literal(timed.help()));
    if (!timed.buckets().isEmpty()) {
      code.add("\n        .buckets(").add(Code.commaSeparated("$L", timed.buckets())).add(")");
    }
    if (!timed.hasDefaultHistogram()) {
      code.add("\n        .histogram($T.$L)", RuntimeNames.HISTOGRAM_TYPE, timed.histogram());
    }
    for (ConstantLabel label : timed.constantLabels()) {
      code.add(
          "\n        .constantLabel($L, $L)",
          Code.literal(label.name()),
          Code.literal(label.value()));
    }
    for (WeftParameter parameter : parameters) {
      if (parameter.label() != null) {
        code.add("\n        ").add(label(parameter.label(), parameter));
      }
    }
    return code.build();
  }

  private static CodeBlock label(LabelAnnotation label, WeftParameter parameter) {
    if (!parameter.type().isClosed()) {
      return CodeBlock.of(
          ".$L($L, $L, $L)",
          openKind(label),
          Code.literal(label.name()),
          parameter.index(),
          label.max());
    }
    return CodeBlock.builder()
        .add(".closedLabel($L, $L, ", Code.literal(label.name()), parameter.index())
        .add(
            Code.commaSeparated(
                "$L", parameter.type().values().stream().map(Code::literal).toList()))
        .add(")")
        .build();
  }

  /** What is masked needs no leave to be shown. */
  private static String openKind(LabelAnnotation label) {
    if (label.mask()) {
      return "maskedLabel";
    }
    return label.allow().isBlank() ? "boundedLabel" : "allowedLabel";
  }
}
