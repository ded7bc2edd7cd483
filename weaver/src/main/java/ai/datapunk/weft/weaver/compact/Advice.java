package ai.datapunk.weft.weaver.compact;

import ai.datapunk.weft.weaver.compact.Operand.Aspect;
import ai.datapunk.weft.weaver.compact.Operand.Boxed;
import ai.datapunk.weft.weaver.compact.Operand.Null;
import ai.datapunk.weft.weaver.compact.Operand.Parameter;
import ai.datapunk.weft.weaver.compact.Operand.StaticPart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Advice that AspectJ has inlined into a method of its own, {@code charge_aroundBody1$advice}, and
 * that becomes the code of the shell which calls it.
 */
final class Advice {

  private final MethodNode shell;
  private final MethodNode advice;
  private final AdviceCall call;
  private final Slots slots;
  private final InsnList prologue = new InsnList();

  private Advice(MethodNode shell, MethodNode advice, AdviceCall call) {
    this.shell = shell;
    this.advice = advice;
    this.call = call;
    this.slots = new Slots(advice.maxLocals, Methods.slotsOfParameters(shell));
  }

  /** Whether it was the shape that is expected; else nothing has changed. */
  static boolean merge(MethodNode shell, MethodNode advice, AdviceCall call) {
    Advice merged = new Advice(shell, advice, call);
    if (!merged.isExpected()) {
      return false;
    }
    merged.merge();
    return true;
  }

  /**
   * The shell's own parameters come first; behind the aspect come those that are bound, the closure
   * and the static part.
   */
  private boolean isExpected() {
    int aspect = call.operands().indexOf(new Aspect());
    List<Type> types = Methods.slotTypes(advice);
    if (aspect < 0 || !types.get(aspect).getInternalName().startsWith(Names.WEFT_ASPECTS)) {
      return false;
    }
    int slot = 0;
    for (int i = 0; i < call.operands().size(); i++) {
      Operand operand = call.operands().get(i);
      boolean expected =
          i < aspect
              ? operand.equals(new Parameter(slot)) && isNeverStored(slot)
              : isBehindAspect(operand) && isNeverStored(slot);
      if (!expected || (operand instanceof Aspect && isRead(slot))) {
        return false;
      }
      slot += types.get(i).getSize();
      if (i == aspect - 1 && slot != Methods.slotsOfParameters(shell)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBehindAspect(Operand operand) {
    return operand instanceof Aspect
        || operand instanceof Parameter
        || operand instanceof Boxed
        || operand instanceof Null
        || operand instanceof StaticPart;
  }

  private boolean isNeverStored(int slot) {
    return variables().noneMatch(each -> each.var == slot && Code.isStore(each));
  }

  private boolean isRead(int slot) {
    return variables().anyMatch(each -> each.var == slot && Code.isLoad(each));
  }

  private Stream<VarInsnNode> variables() {
    return Arrays.stream(advice.instructions.toArray())
        .filter(VarInsnNode.class::isInstance)
        .map(VarInsnNode.class::cast);
  }

  private void merge() {
    List<Type> types = Methods.slotTypes(advice);
    int slot = 0;
    for (int i = 0; i < types.size(); i++) {
      place(call.operands().get(i), slot);
      slot += types.get(i).getSize();
    }
    InsnList code = advice.instructions;
    for (AbstractInsnNode insn : code.toArray()) {
      if (insn instanceof LineNumberNode) {
        code.remove(insn);
      } else if (insn.getOpcode() == Opcodes.ARETURN) {
        code.insertBefore(insn, Code.copy(call.tail()));
        code.remove(insn);
      }
    }
    DeadStores.remove(code);
    slots.apply(code);
    code.insert(prologue);
    shell.instructions = code;
    shell.tryCatchBlocks = advice.tryCatchBlocks;
    Methods.forgetVariables(shell);
  }

  /** Has the advice find an operand that was handed to it in this slot. */
  private void place(Operand operand, int slot) {
    if (operand instanceof Parameter parameter) {
      slots.alias(slot, parameter.slot());
    } else if (operand instanceof Boxed boxed) {
      prologue.add(new VarInsnNode(boxed.load(), boxed.slot()));
      prologue.add(boxed.conversion().clone(Map.of()));
      prologue.add(new VarInsnNode(Opcodes.ASTORE, slots.number(slot, 1)));
    } else if (operand instanceof Null) {
      replaceLoads(slot, new InsnNode(Opcodes.ACONST_NULL));
    } else if (operand instanceof StaticPart part) {
      replaceLoads(slot, part.field());
    }
  }

  private void replaceLoads(int slot, AbstractInsnNode by) {
    variables()
        .filter(each -> each.var == slot)
        .forEach(load -> advice.instructions.set(load, by.clone(Map.of())));
  }
}
