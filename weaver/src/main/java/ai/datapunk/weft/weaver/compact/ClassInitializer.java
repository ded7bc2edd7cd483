package ai.datapunk.weft.weaver.compact;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The static initialiser of a woven class, which brings the class's series into being before
 * anything else: by two instructions that have no line.
 */
final class ClassInitializer {

  private final ClassNode type;
  private final MethodNode initializer;

  private ClassInitializer(ClassNode type, MethodNode initializer) {
    this.type = type;
    this.initializer = initializer;
  }

  /** Has the advice called with the class, so that nobody reads its static part. */
  static void shorten(ClassNode type) {
    MethodNode initializer = Methods.find(type, Names.CLASS_INITIALIZER, "()V");
    if (initializer != null) {
      new ClassInitializer(type, initializer).shorten();
    }
  }

  /** Takes the lines of what nobody wrote, once nothing else is left of it. */
  static void hide(ClassNode type) {
    MethodNode initializer = Methods.find(type, Names.CLASS_INITIALIZER, "()V");
    if (initializer != null) {
      new ClassInitializer(type, initializer).hide();
    }
  }

  private void shorten() {
    for (AbstractInsnNode insn : initializer.instructions.toArray()) {
      if (isAspectOf(insn)) {
        shorten(insn);
      }
    }
  }

  private void hide() {
    InsnList code = initializer.instructions;
    AbstractInsnNode end = code.getLast();
    AbstractInsnNode insn = Code.real(code.getFirst());
    boolean ours = false;
    while (insn != null && isOurs(insn)) {
      ours = true;
      end = insn;
      insn = Code.real(insn.getNext());
    }
    if (ours) {
      moveLines(end);
      if (insn != null && insn.getOpcode() == Opcodes.RETURN) {
        Methods.markGenerated(initializer);
      }
    }
  }

  private static boolean isAspectOf(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && call.owner.equals(Names.CLASS_INITIALIZATION)
        && call.name.equals(Names.ASPECT_OF);
  }

  /** Puts a call with the class in place of one of the aspect with the static part. */
  private void shorten(AbstractInsnNode aspectOf) {
    AbstractInsnNode part = Code.real(aspectOf.getNext());
    AbstractInsnNode call = part == null ? null : Code.real(part.getNext());
    if (part instanceof FieldInsnNode
        && call instanceof MethodInsnNode advice
        && advice.owner.equals(Names.CLASS_INITIALIZATION)) {
      initializer.instructions.set(aspectOf, new LdcInsnNode(Type.getObjectType(type.name)));
      initializer.instructions.remove(part);
      initializer.instructions.set(
          call,
          new MethodInsnNode(
              Opcodes.INVOKESTATIC,
              Names.JOIN_POINT_PROBES,
              "initialize",
              "(Ljava/lang/Class;)V",
              false));
    }
  }

  private boolean isOurs(AbstractInsnNode insn) {
    return isClass(insn, insn.getNext())
        || (insn instanceof MethodInsnNode call
            && (call.name.equals(Names.PRE_CLINIT)
                || (call.owner.equals(Names.JOIN_POINT_PROBES) && call.name.equals("initialize"))));
  }

  private static boolean isClass(AbstractInsnNode insn, @Nullable AbstractInsnNode next) {
    return insn.getOpcode() == Opcodes.LDC
        && Code.real(next) instanceof MethodInsnNode call
        && call.owner.equals(Names.JOIN_POINT_PROBES);
  }

  /** Lines before the last of ours are none that anybody wrote. */
  private void moveLines(AbstractInsnNode last) {
    for (AbstractInsnNode insn = initializer.instructions.getFirst();
        insn != null && insn != last; ) {
      AbstractInsnNode next = insn.getNext();
      if (insn instanceof LineNumberNode) {
        initializer.instructions.remove(insn);
      }
      insn = next;
    }
  }
}
