package ai.datapunk.weft.weaver.compact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Small questions about methods, and small changes. */
final class Methods {

  private Methods() {}

  static boolean is(MethodNode method, int flag) {
    return (method.access & flag) != 0;
  }

  static boolean isStatic(MethodNode method) {
    return is(method, Opcodes.ACC_STATIC);
  }

  static boolean isSynthetic(MethodNode method) {
    return is(method, Opcodes.ACC_SYNTHETIC);
  }

  static @Nullable MethodNode find(ClassNode type, String name, String descriptor) {
    for (MethodNode method : type.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return method;
      }
    }
    return null;
  }

  /** The types of the parameters; before them, of an instance method, Object for this. */
  static List<Type> slotTypes(MethodNode method) {
    List<Type> types = new ArrayList<>();
    if (!isStatic(method)) {
      types.add(Type.getType(Object.class));
    }
    types.addAll(List.of(Type.getArgumentTypes(method.desc)));
    return types;
  }

  static int slotsOfParameters(MethodNode method) {
    return slotTypes(method).stream().mapToInt(Type::getSize).sum();
  }

  /** Marks a method as one that nobody wrote. */
  static void markGenerated(MethodNode method) {
    if (!isGenerated(method)) {
      if (method.invisibleAnnotations == null) {
        method.invisibleAnnotations = new ArrayList<>();
      }
      method.invisibleAnnotations.add(new AnnotationNode(Names.GENERATED_BY_WEFT));
    }
  }

  static boolean isGenerated(MethodNode method) {
    return method.invisibleAnnotations != null
        && method.invisibleAnnotations.stream()
            .anyMatch(each -> each.desc.equals(Names.GENERATED_BY_WEFT));
  }

  /**
   * Keeps of the table of variables the parameters' names, and those only where nothing else has
   * them: there are frameworks that look for them here.
   */
  static void forgetVariables(MethodNode shell) {
    List<LocalVariableNode> known = shell.localVariables;
    shell.localVariables = new ArrayList<>();
    shell.visibleLocalVariableAnnotations = null;
    shell.invisibleLocalVariableAnnotations = null;
    if (known == null || shell.parameters != null || isSynthetic(shell)) {
      return;
    }
    int first = isStatic(shell) ? 0 : 1;
    int end = slotsOfParameters(shell);
    LabelNode from = new LabelNode();
    LabelNode to = new LabelNode();
    shell.instructions.insert(from);
    shell.instructions.add(to);
    for (LocalVariableNode each : known) {
      if (each.index >= first && each.index < end) {
        shell.localVariables.add(
            new LocalVariableNode(each.name, each.desc, each.signature, from, to, each.index));
      }
    }
  }

  /** Lines would have a debugger stop here too, and a coverage tool count here. */
  static void forgetLines(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof LineNumberNode) {
        method.instructions.remove(insn);
      }
    }
  }
}
