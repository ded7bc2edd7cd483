package ai.datapunk.weft.weaver.compact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/** New numbers for the local variables of a method; a variable that has none is gone. */
final class Slots {

  private static final int GONE = -1;

  private final int[] numbers;

  /** The lowest number that nobody has. */
  private int next;

  /** The first few keep their numbers: the parameters. */
  Slots(int variables, int kept) {
    numbers = new int[variables];
    for (int i = 0; i < variables; i++) {
      numbers[i] = i < kept ? i : GONE;
    }
    next = kept;
  }

  /** Gives a variable the number of another. */
  void alias(int variable, int number) {
    numbers[variable] = number;
  }

  /** Gives a variable a number of its own, unless it has one. */
  int number(int variable, int size) {
    if (numbers[variable] == GONE) {
      numbers[variable] = next;
      next += size;
    }
    return numbers[variable];
  }

  /** Numbers the variables of instructions and frames anew. */
  void apply(InsnList instructions) {
    for (AbstractInsnNode insn : instructions) {
      if (insn instanceof VarInsnNode variable) {
        variable.var = number(variable.var, size(variable.getOpcode()));
      } else if (insn instanceof IincInsnNode increment) {
        increment.var = number(increment.var, 1);
      }
    }
    for (AbstractInsnNode insn : instructions) {
      if (insn instanceof FrameNode frame) {
        frame.local = renumbered(frame.local);
      }
    }
  }

  private static int size(int opcode) {
    return switch (opcode) {
      case Opcodes.LLOAD, Opcodes.LSTORE, Opcodes.DLOAD, Opcodes.DSTORE -> 2;
      default -> 1;
    };
  }

  /** The types of a frame, in which one of two slots stands once. */
  private List<Object> renumbered(List<Object> types) {
    List<Object> slots = new ArrayList<>(Collections.nCopies(next, Opcodes.TOP));
    int variable = 0;
    for (Object type : types) {
      int number = variable < numbers.length ? numbers[variable] : GONE;
      if (number != GONE && slots.get(number) == Opcodes.TOP) {
        slots.set(number, type);
      }
      variable += isWide(type) ? 2 : 1;
    }
    List<Object> renumbered = new ArrayList<>();
    for (int slot = 0; slot < slots.size(); slot++) {
      renumbered.add(slots.get(slot));
      if (isWide(slots.get(slot))) {
        slot++;
      }
    }
    while (!renumbered.isEmpty() && renumbered.get(renumbered.size() - 1) == Opcodes.TOP) {
      renumbered.remove(renumbered.size() - 1);
    }
    return renumbered;
  }

  private static boolean isWide(Object type) {
    return type == Opcodes.LONG || type == Opcodes.DOUBLE;
  }
}
