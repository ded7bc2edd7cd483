package ai.datapunk.weft.weaver.compact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The code of a class as it was before it was woven, to put in the place of what AspectJ made of
 * it: that numbers variables anew, forgets their generic types, and picks other switches.
 */
final class OriginalCode {

  private final Map<String, MethodNode> methods = new HashMap<>();
  private final WeaverAttributes attributes;

  /**
   * Reads a class.
   *
   * @param unwoven the class file that was woven
   */
  OriginalCode(byte[] unwoven) {
    ClassNode type = new ClassNode();
    new ClassReader(unwoven).accept(type, ClassReader.EXPAND_FRAMES);
    type.methods.forEach(method -> methods.put(method.name + method.desc, method));
    attributes = new WeaverAttributes(type);
  }

  /** Whether somebody wrote a static initialiser. */
  boolean hasInitializer() {
    return methods.containsKey(Names.CLASS_INITIALIZER + "()V");
  }

  /** What AspectJ has noted in the class. */
  WeaverAttributes attributes() {
    return attributes;
  }

  /** Puts back the code of each method that is what it was. */
  void putBack(Iterable<MethodNode> woven) {
    for (MethodNode method : woven) {
      if (!method.name.equals(Names.CLASS_INITIALIZER)) {
        putBack(method, method);
      }
    }
  }

  /**
   * Puts the code of a method into what its body has been moved to, unless that does anything else.
   * The variables are in the same places: this has been in the first all along.
   */
  void putBack(MethodNode whole, MethodNode body) {
    MethodNode original = methods.get(whole.name + whole.desc);
    if (original == null || !uses(original).equals(uses(body))) {
      return;
    }
    // An instruction is in one list at a time.
    methods.remove(whole.name + whole.desc);
    body.instructions = original.instructions;
    body.tryCatchBlocks = original.tryCatchBlocks;
    body.localVariables = original.localVariables;
    body.visibleLocalVariableAnnotations = original.visibleLocalVariableAnnotations;
    body.invisibleLocalVariableAnnotations = original.invisibleLocalVariableAnnotations;
    body.maxLocals = Math.max(body.maxLocals, original.maxLocals);
    body.maxStack = Math.max(body.maxStack, original.maxStack);
  }

  /** What a method calls, reads and writes, in order. */
  private static List<String> uses(MethodNode method) {
    return Stream.of(method.instructions.toArray())
        .map(
            insn -> {
              if (insn instanceof MethodInsnNode call) {
                return call.owner + "." + call.name + call.desc;
              } else if (insn instanceof FieldInsnNode field) {
                return field.owner + "." + field.name + field.getOpcode();
              } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                return dynamic.name + dynamic.desc;
              }
              return "";
            })
        .filter(use -> !use.isEmpty())
        .toList();
  }
}
