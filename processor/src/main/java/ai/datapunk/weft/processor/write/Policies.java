package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
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

  private final Map<MeshAnnotation, FieldSpec> retries = new LinkedHashMap<>();
  private final Map<MeshAnnotation, FieldSpec> circuits = new LinkedHashMap<>();

  /** The name of the constant that has the policy. */
  String of(RetriedAnnotation retried) {
    RetriedAnnotation policy = retried.policy();
    FieldSpec known = retries.get(policy);
    return known != null
        ? known.name
        : add(retries, policy, "RETRY_", RuntimeNames.RETRY_POLICY, PolicyCode.of(policy));
  }

  /** The name of the constant that has the policy. */
  String of(CircuitGuardedAnnotation guarded) {
    CircuitGuardedAnnotation policy = guarded.policy();
    FieldSpec known = circuits.get(policy);
    return known != null
        ? known.name
        : add(circuits, policy, "CIRCUIT_", RuntimeNames.CIRCUIT_POLICY, PolicyCode.of(policy));
  }

  /** The constants. */
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>(retries.values());
    fields.addAll(circuits.values());
    return fields;
  }

  private static String add(
      Map<MeshAnnotation, FieldSpec> known,
      MeshAnnotation policy,
      String name,
      ClassName type,
      CodeBlock code) {
    FieldSpec field =
        FieldSpec.builder(
                type, name + known.size(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(code)
            .build();
    known.put(policy, field);
    return field.name;
  }
}
