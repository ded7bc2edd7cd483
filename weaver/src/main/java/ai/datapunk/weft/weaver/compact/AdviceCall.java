package ai.datapunk.weft.weaver.compact;

import ai.datapunk.weft.weaver.compact.Operand.Aspect;
import ai.datapunk.weft.weaver.compact.Operand.Boxed;
import ai.datapunk.weft.weaver.compact.Operand.Null;
import ai.datapunk.weft.weaver.compact.Operand.Parameter;
import ai.datapunk.weft.weaver.compact.Operand.StaticPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A shell's one call of the advice that AspectJ has inlined into a method of its own.
 *
 * @param operands what is handed on
 * @param tail what becomes of the result, the return included
 */
record AdviceCall(MethodInsnNode call, List<Operand> operands, List<AbstractInsnNode> tail) {

  /** Reads a method; null if it is anything but a shell around advice of Weft's. */
  static @Nullable AdviceCall read(String type, MethodNode method) {
    return new Reader(type).read(method);
  }

  /** Follows straight-line code, which is all that a shell has. */
  private static final class Reader {

    private final String type;
    private final Deque<Operand> stack = new ArrayDeque<>();
    private final Map<Integer, Integer> copies = new HashMap<>();

    Reader(String type) {
      this.type = type;
    }

    @Nullable AdviceCall read(MethodNode method) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn.getOpcode() < 0 && insn.getType() != AbstractInsnNode.FRAME) {
          continue;
        }
        if (insn instanceof MethodInsnNode call && isAdvice(call)) {
          return calling(call);
        }
        if (!follows(insn)) {
          return null;
        }
      }
      return null;
    }

    private boolean isAdvice(MethodInsnNode call) {
      return call.owner.equals(type) && call.name.endsWith(Names.ADVICE_SUFFIX);
    }

    private @Nullable AdviceCall calling(MethodInsnNode call) {
      List<Operand> operands = new ArrayList<>();
      stack.descendingIterator().forEachRemaining(operands::add);
      List<AbstractInsnNode> tail = new ArrayList<>();
      for (AbstractInsnNode insn = call.getNext(); insn != null; insn = insn.getNext()) {
        if (insn.getOpcode() >= 0) {
          tail.add(insn);
        }
      }
      boolean complete =
          operands.size() == Type.getArgumentTypes(call.desc).length
              && !tail.isEmpty()
              && tail.subList(0, tail.size() - 1).stream().allMatch(Reader::converts)
              && Code.isReturn(tail.get(tail.size() - 1));
      return complete ? new AdviceCall(call, operands, tail) : null;
    }

    private static boolean converts(AbstractInsnNode insn) {
      return insn.getOpcode() == Opcodes.CHECKCAST
          || insn.getOpcode() == Opcodes.POP
          || (insn instanceof MethodInsnNode call && call.owner.equals(Names.CONVERSIONS));
    }

    private boolean follows(AbstractInsnNode insn) {
      if (insn instanceof VarInsnNode variable) {
        return Code.isLoad(insn) ? loads(variable) : stores(variable);
      }
      if (insn instanceof FieldInsnNode field) {
        return push(
            field.getOpcode() == Opcodes.GETSTATIC && field.desc.equals(Names.STATIC_PART)
                ? new StaticPart(field)
                : null);
      }
      if (insn instanceof MethodInsnNode call) {
        return calls(call);
      }
      return push(insn.getOpcode() == Opcodes.ACONST_NULL ? new Null() : null);
    }

    private boolean push(@Nullable Operand operand) {
      if (operand != null) {
        stack.push(operand);
      }
      return operand != null;
    }

    private boolean loads(VarInsnNode load) {
      return push(new Parameter(copies.getOrDefault(load.var, load.var)));
    }

    private boolean stores(VarInsnNode store) {
      if (stack.poll() instanceof Parameter parameter) {
        copies.put(store.var, parameter.slot());
        return true;
      }
      return false;
    }

    private boolean calls(MethodInsnNode call) {
      if (call.name.equals(Names.ASPECT_OF) && call.owner.startsWith(Names.WEFT_ASPECTS)) {
        return push(new Aspect());
      }
      if (call.owner.equals(Names.CONVERSIONS) && stack.poll() instanceof Parameter parameter) {
        int load = Type.getArgumentTypes(call.desc)[0].getOpcode(Opcodes.ILOAD);
        return push(new Boxed(parameter.slot(), load, call));
      }
      return false;
    }
  }
}
