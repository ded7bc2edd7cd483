package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.GuardedUse;
import ai.datapunk.weft.processor.read.RetriedUse;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The policies of a holder's methods, each written once: most methods of a class have the same, and
 * what is written once is compiled once.
 */
final class Policies {

  private final Map<String, MethodSpec> retries = new LinkedHashMap<>();
  private final Map<String, MethodSpec> circuits = new LinkedHashMap<>();

  /** The call that gives the policy. */
  CodeBlock of(RetriedUse retried) {
    return call(retries, "retry", RuntimeNames.RETRY_POLICY, PolicyCode.of(retried));
  }

  /** The call that gives the policy. */
  CodeBlock of(GuardedUse guarded) {
    return call(circuits, "circuit", RuntimeNames.CIRCUIT_POLICY, PolicyCode.of(guarded));
  }

  /** The methods that are called. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>(retries.values());
    methods.addAll(circuits.values());
    return methods;
  }

  private static CodeBlock call(
      Map<String, MethodSpec> known, String name, ClassName type, CodeBlock policy) {
    MethodSpec method =
        known.computeIfAbsent(
            policy.toString(),
            text ->
                MethodSpec.methodBuilder(name + known.size())
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(type)
                    .addCode("return $L;\n", policy)
                    .build());
    return CodeBlock.of("$N()", method);
  }
}
