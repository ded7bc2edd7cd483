package ai.datapunk.weft.weaver.compact;

import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a shell hands on to the advice. */
sealed interface Operand {

  /** A parameter of the shell's, by its slot. */
  record Parameter(int slot) implements Operand {}

  /** A primitive parameter of the shell's, boxed. */
  record Boxed(int slot, int load, MethodInsnNode conversion) implements Operand {}

  /** The aspect, which none of our advice looks at. */
  record Aspect() implements Operand {}

  /** The closure that there is none of where the advice is inlined. */
  record Null() implements Operand {}

  /** The static part of the join point. */
  record StaticPart(FieldInsnNode field) implements Operand {}
}
