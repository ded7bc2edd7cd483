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
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

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

  /** Removes fields that nobody reads, and what fills them: of an interface, its initialiser. */
  private void forgetFields() {
    boolean isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
    MethodNode filler =
        Methods.find(type, isInterface ? Names.CLASS_INITIALIZER : Names.PRE_CLINIT, "()V");
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
    Set<String> forgotten = forgetFilling(filler, read);
    type.fields.removeIf(field -> forgotten.contains(field.name));
    if (isInterface) {
      forgetFactory(filler);
    } else if (!fillsAny(filler)) {
      type.methods.remove(filler);
      forgetCall();
    }
  }

  /**
   * Behind the factory, which is kept in the first variable, there is straight-line code for each
   * field, which begins with that factory and ends with the field.
   */
  private Set<String> forgetFilling(MethodNode filler, Set<String> read) {
    Set<String> forgotten = new HashSet<>();
    InsnList code = filler.instructions;
    AbstractInsnNode start = null;
    for (AbstractInsnNode insn : code.toArray()) {
      if (insn.getOpcode() == Opcodes.ASTORE) {
        start = insn.getNext();
      } else if (start != null && insn.getOpcode() == Opcodes.PUTSTATIC) {
        AbstractInsnNode after = insn.getNext();
        if (isStaticPart(insn) && !read.contains(((FieldInsnNode) insn).name)) {
          forgotten.add(((FieldInsnNode) insn).name);
          remove(code, start, after);
        }
        start = after;
      }
    }
    return forgotten;
  }

  private static void remove(
      InsnList code, AbstractInsnNode from, @Nullable AbstractInsnNode until) {
    for (AbstractInsnNode insn = from; insn != null && insn != until; ) {
      AbstractInsnNode next = insn.getNext();
      if (insn.getOpcode() >= 0) {
        code.remove(insn);
      }
      insn = next;
    }
  }

  /** What makes the factory is the beginning of an interface's initialiser. */
  private void forgetFactory(MethodNode initializer) {
    InsnList code = initializer.instructions;
    AbstractInsnNode made = Code.real(code.getFirst());
    if (made instanceof TypeInsnNode factory
        && factory.desc.equals(Names.FACTORY)
        && !fillsStaticPart(initializer)) {
      AbstractInsnNode kept = made;
      while (kept != null && kept.getOpcode() != Opcodes.ASTORE) {
        kept = kept.getNext();
      }
      if (kept != null) {
        remove(code, made, kept.getNext());
      }
    }
  }

  private boolean fillsStaticPart(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() == Opcodes.PUTSTATIC && isStaticPart(insn)) {
        return true;
      }
    }
    return false;
  }

  private boolean fillsAny(MethodNode filler) {
    for (AbstractInsnNode insn : filler.instructions) {
      if (insn.getOpcode() == Opcodes.PUTSTATIC) {
        return true;
      }
    }
    return false;
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
