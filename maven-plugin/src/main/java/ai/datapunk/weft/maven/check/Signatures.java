package ai.datapunk.weft.maven.check;

import ai.datapunk.weft.contract.classfile.AnnotatedMethod;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.Collectors;

/** Signatures as the catalog writes them: {@code stock(java.net.URI,int)}. */
final class Signatures {

  private Signatures() {}

  static String of(AnnotatedMethod method) {
    return MethodTypeDesc.ofDescriptor(method.descriptor()).parameterList().stream()
        .map(Signatures::name)
        .collect(Collectors.joining(",", method.name() + "(", ")"));
  }

  private static String name(ClassDesc type) {
    if (type.isArray()) {
      return name(type.componentType()) + "[]";
    }
    if (type.isPrimitive()) {
      return type.displayName();
    }
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }
}
