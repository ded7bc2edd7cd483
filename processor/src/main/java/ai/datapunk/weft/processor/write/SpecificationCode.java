package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.BalancedUse;
import ai.datapunk.weft.processor.read.ConstantLabel;
import ai.datapunk.weft.processor.read.GuardedUse;
import ai.datapunk.weft.processor.read.LabelUse;
import ai.datapunk.weft.processor.read.RetriedUse;
import ai.datapunk.weft.processor.read.TimedUse;
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
    code.add("$T.of($S)", RuntimeNames.METHOD_SPEC, method.signature());
    if (method.timed() != null) {
      timed(method.timed(), method.parameters(), code);
    }
    if (method.retried() != null) {
      retried(method.retried(), code);
    }
    if (method.guarded() != null) {
      guarded(method.guarded(), code);
    }
    if (method.balanced() != null) {
      balanced(method.balanced(), method.parameters(), code);
    }
    return code.build();
  }

  private static void timed(
      TimedUse timed, List<WeftParameter> parameters, CodeBlock.Builder code) {
    if (timed.hasMetric()) {
      code.add("\n    .timed(").add(metric(timed, parameters)).add(")");
    } else {
      code.add("\n    .timed($S, $S)", timed.service(), timed.operation());
    }
  }

  private static CodeBlock metric(TimedUse timed, List<WeftParameter> parameters) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.of($S, $S)", RuntimeNames.OWN_METRIC, timed.metric(), timed.help());
    if (!timed.buckets().isEmpty()) {
      code.add("\n        .buckets(").add(Code.commaSeparated("$L", timed.buckets())).add(")");
    }
    if (!timed.hasDefaultHistogram()) {
      code.add("\n        .histogram($T.$L)", RuntimeNames.HISTOGRAM_TYPE, timed.histogram());
    }
    for (ConstantLabel label : timed.constantLabels()) {
      code.add("\n        .constantLabel($S, $S)", label.name(), label.value());
    }
    for (WeftParameter parameter : parameters) {
      if (parameter.label() != null) {
        code.add("\n        ").add(label(parameter.label(), parameter));
      }
    }
    return code.build();
  }

  private static CodeBlock label(LabelUse label, WeftParameter parameter) {
    if (!parameter.type().isClosed()) {
      String kind = label.mask() ? "maskedLabel" : "boundedLabel";
      return CodeBlock.of(".$L($S, $L, $L)", kind, label.name(), parameter.index(), label.max());
    }
    return CodeBlock.builder()
        .add(".closedLabel($S, $L, ", label.name(), parameter.index())
        .add(Code.commaSeparated("$S", parameter.type().values()))
        .add(")")
        .build();
  }

  private void retried(RetriedUse retried, CodeBlock.Builder code) {
    code.add(
        "\n    .retried($S, $S, $L)", retried.service(), retried.operation(), policies.of(retried));
  }

  private void guarded(GuardedUse guarded, CodeBlock.Builder code) {
    code.add("\n    .circuitGuarded($S, $L)", guarded.service(), policies.of(guarded));
  }

  private static void balanced(
      BalancedUse balanced, List<WeftParameter> parameters, CodeBlock.Builder code) {
    int instance =
        parameters.stream()
            .filter(parameter -> parameter.instance() != null)
            .mapToInt(WeftParameter::index)
            .findFirst()
            .orElseThrow();
    code.add(
        "\n    .loadBalanced($S, $S, $L, $L)",
        balanced.service(),
        balanced.strategy(),
        balanced.maxInstances(),
        instance);
  }
}
