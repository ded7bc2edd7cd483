package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import java.util.List;
import java.util.Objects;

/** Writes the expression that declares the metric of a metric set's method. */
final class DeclarationCode {

  /** The parameter that it begins with. */
  static final String METRICS = "metrics";

  private DeclarationCode() {}

  /** The type of what is declared. */
  static TypeName type(WeftMethod method) {
    return switch (recording(method).kind()) {
      case COUNTED -> RuntimeNames.COUNTER;
      case UP_DOWN -> RuntimeNames.UP_DOWN_COUNTER;
      case GAUGED -> RuntimeNames.GAUGE;
      case OBSERVED -> RuntimeNames.HISTOGRAM;
      case STATES -> ParameterizedTypeName.get(RuntimeNames.STATE_SET, states(method));
      case INFO -> RuntimeNames.INFO;
    };
  }

  private static Recording recording(WeftMethod method) {
    return Objects.requireNonNull(method.recording());
  }

  private static TypeName states(WeftMethod method) {
    return Code.typeName(method.values().get(0).type());
  }

  static CodeBlock of(WeftMethod method) {
    NamedMetric metric = recording(method).metric();
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(
        "$L\n    .$L($L, $L",
        METRICS,
        factory(recording(method)),
        Code.literal(metric.name()),
        Code.literal(metric.help()));
    if (recording(method).kind() == Recording.Kind.STATES) {
      code.add(", $L, $T.class", Code.literal(recording(method).stateLabel()), states(method));
    }
    code.add(")");
    if (!metric.buckets().isEmpty()) {
      code.add("\n    .buckets(").add(Code.commaSeparated("$L", metric.buckets())).add(")");
    }
    if (!metric.hasDefaultHistogram()) {
      code.add("\n    .type($T.$L)", RuntimeNames.HISTOGRAM_TYPE, metric.histogram());
    }
    for (ConstantLabel label : metric.constantLabels()) {
      code.add(
          "\n    .constantLabel($L, $L)", Code.literal(label.name()), Code.literal(label.value()));
    }
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null) {
        code.add("\n    ").add(label(label, parameter.type()));
      }
    }
    return code.add("\n    .register()").build();
  }

  private static String factory(Recording recording) {
    return switch (recording.kind()) {
      case COUNTED -> "counter";
      case UP_DOWN -> "upDownCounter";
      case GAUGED -> "gauge";
      case OBSERVED -> "histogram";
      case STATES -> "stateSet";
      case INFO -> "info";
    };
  }

  private static CodeBlock label(LabelAnnotation label, TypeFacts type) {
    String name = Code.literal(label.name());
    if (type.isClosed()) {
      return closed(name, type);
    }
    if (label.mask()) {
      return CodeBlock.of(".maskedLabel($L, $L)", name, label.max());
    }
    return label.allow().isBlank()
        ? CodeBlock.of(".label($L, $L)", name, label.max())
        : CodeBlock.of(".allowedLabel($L, $L, $L)", name, label.max(), Code.literal(label.allow()));
  }

  private static CodeBlock closed(String name, TypeFacts type) {
    if (type.isEnum()) {
      return CodeBlock.of(".label($L, $T.class)", name, Code.typeName(type));
    }
    if (type.name().equals("boolean") || type.name().equals("java.lang.Boolean")) {
      return CodeBlock.of(".booleanLabel($L)", name);
    }
    return CodeBlock.builder()
        .add(".label($L, $T.of(", name, List.class)
        .add(Code.commaSeparated("$L", type.values().stream().map(Code::literal).toList()))
        .add("))")
        .build();
  }
}
