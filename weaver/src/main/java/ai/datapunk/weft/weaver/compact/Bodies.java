package ai.datapunk.weft.weaver.compact;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The bodies of annotated methods, which AspectJ has moved to static and synthetic methods: made
 * what they were, methods that debuggers and coverage tools show.
 */
final class Bodies {

  private final ClassNode type;
  private final OriginalCode original;

  Bodies(ClassNode type, OriginalCode original) {
    this.type = type;
    this.original = original;
  }

  /** The body that advice proceeds to; null if that is no body, but more advice. */
  @Nullable MethodNode calledBy(MethodNode shell) {
    for (AbstractInsnNode insn : shell.instructions) {
      if (insn instanceof MethodInsnNode call
          && call.owner.equals(type.name)
          && call.name.contains(Names.BODY_INFIX)) {
        MethodNode body = Methods.find(type, call.name, call.desc);
        return body != null && Methods.isSynthetic(body) && !isShell(body) ? body : null;
      }
    }
    return null;
  }

  /** Whether a method calls advice, of whoever's, rather than being what somebody wrote. */
  private boolean isShell(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call
          && ((call.owner.equals(type.name) && call.name.contains(Names.BODY_INFIX))
              || call.owner.startsWith(type.name + Names.CLOSURE_INFIX)
              || call.owner.startsWith(Names.WEFT_ASPECTS))) {
        return true;
      }
    }
    return false;
  }

  /** Makes a body a method of the kind that the annotated one is, with the code that this had. */
  void restore(MethodNode body) {
    MethodNode whole = JoinPointMethods.of(type, body);
    if (whole == null || keepsHidden(whole, body)) {
      return;
    }
    String name = Names.BODY_PREFIX + whole.name;
    String descriptor = Methods.isStatic(whole) ? body.desc : withoutSelf(body.desc);
    if (Methods.find(type, name, descriptor) != null) {
      return;
    }
    redirect(body, name, descriptor, Methods.isStatic(whole));
    body.name = name;
    body.desc = descriptor;
    body.access = Opcodes.ACC_PRIVATE | (whole.access & Opcodes.ACC_STATIC);
  }

  /** Shows a body that stays where it is, since a closure calls it. */
  void show(MethodNode body) {
    MethodNode whole = JoinPointMethods.of(type, body);
    if (whole != null && !keepsHidden(whole, body)) {
      body.access &= ~Opcodes.ACC_SYNTHETIC;
    }
  }

  /** Whether a body is of a method that nobody wrote. Its code is what it was in any case. */
  private boolean keepsHidden(MethodNode whole, MethodNode body) {
    nameSelf(body);
    original.putBack(whole, body);
    return ImplicitMethods.isImplicit(type, whole, body);
  }

  private String withoutSelf(String descriptor) {
    return "(" + descriptor.substring("(L;".length() + type.name.length());
  }

  private void redirect(MethodNode body, String name, String descriptor, boolean isStatic) {
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof MethodInsnNode call
            && call.owner.equals(type.name)
            && call.name.equals(body.name)
            && call.desc.equals(body.desc)) {
          call.setOpcode(isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL);
          call.name = name;
          call.desc = descriptor;
        }
      }
    }
  }

  private static void nameSelf(MethodNode body) {
    if (body.localVariables != null) {
      for (LocalVariableNode variable : body.localVariables) {
        if (variable.name.equals("ajc$this")) {
          variable.name = "this";
        }
      }
    }
  }
}
