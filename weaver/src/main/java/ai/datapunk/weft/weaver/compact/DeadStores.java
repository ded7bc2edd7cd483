package ai.datapunk.weft.weaver.compact;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Variables that are set to null and read by nobody: where the closure was, that there is none of.
 */
final class DeadStores {

  private DeadStores() {}

  static void remove(InsnList instructions) {
    Set<Integer> read = new HashSet<>();
    for (AbstractInsnNode insn : instructions) {
      if (insn instanceof VarInsnNode variable && Code.isLoad(insn)) {
        read.add(variable.var);
      }
    }
    for (AbstractInsnNode insn : instructions.toArray()) {
      AbstractInsnNode next = Code.real(insn.getNext());
      if (insn.getOpcode() == Opcodes.ACONST_NULL
          && next instanceof VarInsnNode store
          && Code.isStore(store)
          && !read.contains(store.var)) {
        instructions.remove(insn);
        instructions.remove(store);
      }
    }
  }
}
