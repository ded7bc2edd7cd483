package ai.datapunk.weft.weaver.compact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The shells of a woven class: the methods that callers call, with the advice, in front of the
 * bodies. A method with a fallback has two, one behind the other.
 */
final class Shells {

  private final ClassNode type;
  private final OriginalCode original;
  private final Bodies bodies;

  Shells(ClassNode type, OriginalCode original) {
    this.type = type;
    this.original = original;
    this.bodies = new Bodies(type, original);
  }

  /** Makes each one method of what were two, and the bodies methods as others. */
  List<MethodNode> compact() {
    Set<MethodNode> shells = new LinkedHashSet<>();
    for (MethodNode method : List.copyOf(type.methods)) {
      if (merge(method) || isDeferred(method)) {
        shells.add(method);
      }
    }
    List<MethodNode> found = new ArrayList<>();
    for (MethodNode shell : shells) {
      MethodNode body = bodies.calledBy(shell);
      if (body != null && !shells.contains(body)) {
        found.add(body);
      }
      showDeferred(shell);
    }
    found.forEach(bodies::restore);
    if (!shells.isEmpty()) {
      original.putBack(type.methods);
    }
    for (MethodNode shell : shells) {
      if (!Methods.isSynthetic(shell)) {
        Methods.markGenerated(shell);
      }
    }
    return List.copyOf(shells);
  }

  private boolean merge(MethodNode method) {
    AdviceCall call = AdviceCall.read(type.name, method);
    MethodNode advice =
        call == null ? null : Methods.find(type, call.call().name, call.call().desc);
    if (call == null || advice == null || !Advice.merge(method, advice, call)) {
      return false;
    }
    type.methods.remove(advice);
    return true;
  }

  /** Whether its body runs after the call has returned, and so is a closure's. */
  private static boolean isDeferred(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call
          && call.name.equals(Names.ASPECT_OF)
          && call.owner.equals(Names.DEFERRED_CALL)) {
        return closure(method) != null;
      }
    }
    return false;
  }

  private static @Nullable String closure(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof TypeInsnNode created
          && created.getOpcode() == Opcodes.NEW
          && created.desc.contains(Names.CLOSURE_INFIX)) {
        return created.desc;
      }
    }
    return null;
  }

  /** AspectJ gives a closure the number after that of its body. */
  private void showDeferred(MethodNode shell) {
    String closure = closure(shell);
    if (closure == null) {
      return;
    }
    Methods.forgetLines(shell);
    Methods.forgetVariables(shell);
    int number =
        Integer.parseInt(
            closure.substring(
                closure.lastIndexOf(Names.CLOSURE_INFIX) + Names.CLOSURE_INFIX.length()));
    String suffix = Names.BODY_INFIX + (number - 1);
    type.methods.stream().filter(each -> each.name.endsWith(suffix)).forEach(bodies::show);
  }
}
