package ai.datapunk.weft.weaver.compact;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The code by which AspectJ fills the fields of static parts: it begins a method, and makes a
 * factory that is kept in a variable; for each field there is straight-line code behind it, which
 * begins with that factory and ends with the field.
 */
final class StaticPartFilling {

  private static final String FACTORY = "org/aspectj/runtime/reflect/Factory";

  private final InsnList code;
  private final Predicate<AbstractInsnNode> isField;
  private final @Nullable VarInsnNode factory;
  private boolean gone;

  private StaticPartFilling(InsnList code, Predicate<AbstractInsnNode> isField) {
    this.code = code;
    this.isField = isField;
    this.factory = factory(code);
  }

  static StaticPartFilling of(MethodNode method, Predicate<AbstractInsnNode> isField) {
    return new StaticPartFilling(method.instructions, isField);
  }

  private static @Nullable VarInsnNode factory(InsnList code) {
    AbstractInsnNode insn = Code.real(code.getFirst());
    if (!(insn instanceof TypeInsnNode made) || !made.desc.equals(FACTORY)) {
      return null;
    }
    while (insn != null && insn.getOpcode() != Opcodes.ASTORE) {
      insn = Code.real(insn.getNext());
    }
    return (VarInsnNode) insn;
  }

  /** Removes what fills those of these names, and the factory if nobody needs it any more. */
  Set<String> forget(Predicate<String> names) {
    Set<String> forgotten = new HashSet<>();
    if (factory == null) {
      return forgotten;
    }
    boolean kept = false;
    AbstractInsnNode start = Code.real(factory.getNext());
    while (start instanceof VarInsnNode load && isFactory(load)) {
      AbstractInsnNode end = start;
      while (end != null && end.getOpcode() != Opcodes.PUTSTATIC) {
        end = end.getNext();
      }
      if (end == null || !isField.test(end)) {
        kept = true;
        break;
      }
      AbstractInsnNode next = Code.real(end.getNext());
      String name = ((FieldInsnNode) end).name;
      if (names.test(name)) {
        forgotten.add(name);
        remove(start, end);
      } else {
        kept = true;
      }
      start = next;
    }
    if (!kept) {
      remove(code.getFirst(), factory);
      gone = true;
    }
    return forgotten;
  }

  private boolean isFactory(VarInsnNode load) {
    return factory != null && load.getOpcode() == Opcodes.ALOAD && load.var == factory.var;
  }

  /** Whether nothing is left of it. */
  boolean isGone() {
    return gone;
  }

  private void remove(AbstractInsnNode first, AbstractInsnNode last) {
    AbstractInsnNode end = last.getNext();
    for (AbstractInsnNode insn = first; insn != null && insn != end; ) {
      AbstractInsnNode next = insn.getNext();
      if (insn.getOpcode() >= 0) {
        code.remove(insn);
      }
      insn = next;
    }
  }
}
