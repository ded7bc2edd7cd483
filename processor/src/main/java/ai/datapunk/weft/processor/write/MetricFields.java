package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.WeftMethod;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.MethodSpec;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/**
 * The fields of a metric set's implementation: one for each declaration. Methods that declare one
 * metric alike share it; those that have its labels in another order, or other constant ones, have
 * one of their own, and the run time has them record in the same metric.
 */
final class MetricFields {

  private final Map<String, FieldSpec> byDeclaration = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final CodeBlock.Builder declarations = CodeBlock.builder();

  /** The field of the metric that a method records in. */
  FieldSpec of(WeftMethod method) {
    CodeBlock declaration = DeclarationCode.of(method);
    return byDeclaration.computeIfAbsent(
        declaration.toString(), unknown -> declared(method, declaration));
  }

  private FieldSpec declared(WeftMethod method, CodeBlock declaration) {
    FieldSpec field =
        FieldSpec.builder(
                DeclarationCode.type(method), name(method), Modifier.PRIVATE, Modifier.FINAL)
            .build();
    declarations.addStatement("this.$N = $L", field, declaration);
    return field;
  }

  /** That of the metric, which is a name in Java too. */
  private String name(WeftMethod method) {
    String metric = Objects.requireNonNull(method.metric()).name();
    String name = SourceVersion.isName(metric) ? metric : metric + "_";
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  Collection<FieldSpec> all() {
    return byDeclaration.values();
  }

  /** Declares all of them, in the order of their methods. */
  MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addParameter(RuntimeNames.METRICS, DeclarationCode.METRICS)
        .addCode(declarations.build())
        .build();
  }
}
