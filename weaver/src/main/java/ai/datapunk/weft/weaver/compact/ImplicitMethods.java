package ai.datapunk.weft.weaver.compact;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods that coverage tools leave out because a compiler wrote them: they tell by names and
 * shapes that a body does not have. The body of one has to stay synthetic.
 */
final class ImplicitMethods {

  private ImplicitMethods() {}

  /**
   * Whether nobody wrote it.
   *
   * @param body what its code has been moved to
   */
  static boolean isImplicit(ClassNode type, MethodNode method, MethodNode body) {
    return isOfEnum(type, method) || isOfRecord(type, method, body) || isGenerated(method);
  }

  private static boolean isOfEnum(ClassNode type, MethodNode method) {
    return "java/lang/Enum".equals(type.superName)
        && ((method.name.equals("values") && method.desc.startsWith("()"))
            || (method.name.equals("valueOf") && method.desc.startsWith("(Ljava/lang/String;)")));
  }

  private static boolean isOfRecord(ClassNode type, MethodNode method, MethodNode body) {
    if (!"java/lang/Record".equals(type.superName)) {
      return false;
    }
    List<AbstractInsnNode> code =
        Stream.iterate(
                Code.real(body.instructions.getFirst()),
                Objects::nonNull,
                insn -> Code.real(insn.getNext()))
            .toList();
    return isAccessor(method, code)
        || code.stream()
            .anyMatch(
                insn ->
                    insn instanceof InvokeDynamicInsnNode dynamic
                        && dynamic.bsm.getOwner().equals("java/lang/runtime/ObjectMethods"));
  }

  private static boolean isAccessor(MethodNode method, List<AbstractInsnNode> code) {
    return code.size() == 3
        && code.get(0).getOpcode() == Opcodes.ALOAD
        && code.get(1) instanceof FieldInsnNode field
        && field.getOpcode() == Opcodes.GETFIELD
        && field.name.equals(method.name)
        && method.desc.startsWith("()");
  }

  /** Of what somebody else's generator wrote. */
  private static boolean isGenerated(MethodNode method) {
    return names(method.visibleAnnotations) || names(method.invisibleAnnotations);
  }

  private static boolean names(@Nullable List<AnnotationNode> annotations) {
    return annotations != null
        && annotations.stream()
            .filter(each -> !each.desc.equals(Names.GENERATED_BY_WEFT))
            .map(each -> Type.getType(each.desc).getClassName())
            .anyMatch(name -> name.substring(name.lastIndexOf('.') + 1).contains("Generated"));
  }
}
