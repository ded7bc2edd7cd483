package ai.datapunk.weft.weaver.compact;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The static parts of a woven class's join points: dynamic constants, made of the names that the
 * methods have anyway, in place of fields that a method fills from strings of their own.
 */
final class StaticParts {

  private static final String CONSTANT =
      bootstrap("Ljava/lang/Class;", "Lorg/aspectj/lang/JoinPoint$StaticPart;");
  private static final String CALL_SITE =
      bootstrap("Ljava/lang/invoke/MethodType;", "Ljava/lang/invoke/CallSite;");

  private final ClassNode type;
  private final int level;

  StaticParts(ClassNode type) {
    this.type = type;
    this.level = type.version & 0xffff;
  }

  private static String bootstrap(String shape, String made) {
    return "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
        + shape
        + "Ljava/lang/String;)"
        + made;
  }

  /** Classes before Java 7 keep what AspectJ made. */
  void compact(Collection<MethodNode> shells) {
    if (level >= Opcodes.V1_7) {
      shells.forEach(this::compact);
    }
    forgetFields();
  }

  private void compact(MethodNode shell) {
    MethodNode method = JoinPointMethods.of(type, shell);
    if (method == null) {
      return;
    }
    for (AbstractInsnNode insn : shell.instructions.toArray()) {
      if (insn.getOpcode() == Opcodes.GETSTATIC && isStaticPart(insn)) {
        shell.instructions.set(insn, constant(method));
      }
    }
  }

  private AbstractInsnNode constant(MethodNode method) {
    return level >= Opcodes.V11
        ? new LdcInsnNode(
            new ConstantDynamic(method.name, Names.STATIC_PART, handle(CONSTANT), method.desc))
        : new InvokeDynamicInsnNode(
            method.name, "()" + Names.STATIC_PART, handle(CALL_SITE), method.desc);
  }

  private static Handle handle(String descriptor) {
    return new Handle(
        Opcodes.H_INVOKESTATIC, Names.JOIN_POINT_PROBES, "joinPoint", descriptor, false);
  }

  private boolean isStaticPart(@Nullable AbstractInsnNode insn) {
    return insn instanceof FieldInsnNode field
        && field.owner.equals(type.name)
        && field.name.startsWith(Names.STATIC_PART_FIELD);
  }

  /** Removes fields that nobody reads, and what fills them. */
  private void forgetFields() {
    MethodNode filler = filler();
    if (filler == null) {
      return;
    }
    Set<String> read = new HashSet<>();
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn.getOpcode() == Opcodes.GETSTATIC && isStaticPart(insn)) {
          read.add(((FieldInsnNode) insn).name);
        }
      }
    }
    StaticPartFilling filling = StaticPartFilling.of(filler, this::isStaticPart);
    Set<String> forgotten = filling.forget(name -> !read.contains(name));
    type.fields.removeIf(field -> forgotten.contains(field.name));
    if (filling.isGone() && filler.name.equals(Names.PRE_CLINIT)) {
      type.methods.remove(filler);
      forgetCall();
    }
  }

  /** A method that the static initialiser calls; of an interface, the static initialiser itself. */
  private @Nullable MethodNode filler() {
    MethodNode filler = Methods.find(type, Names.PRE_CLINIT, "()V");
    return filler != null || (type.access & Opcodes.ACC_INTERFACE) == 0
        ? filler
        : Methods.find(type, Names.CLASS_INITIALIZER, "()V");
  }

  private void forgetCall() {
    for (MethodNode method : List.copyOf(type.methods)) {
      for (AbstractInsnNode insn : method.instructions.toArray()) {
        if (insn instanceof MethodInsnNode call && call.name.equals(Names.PRE_CLINIT)) {
          method.instructions.remove(insn);
        }
      }
    }
  }
}
