package ai.datapunk.weft.weaver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The code of methods as text, with all that is known of it: lines, variables, handlers, frames.
 */
final class Listing {

  private final Map<LabelNode, Integer> places = new HashMap<>();
  private final List<String> text = new ArrayList<>();

  private final MethodNode method;

  private Listing(MethodNode method) {
    this.method = method;
    int place = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LabelNode label) {
        places.put(label, place);
      } else if (insn.getOpcode() >= 0) {
        place++;
      }
    }
  }

  /** The code of each method of a class by its name and descriptor. */
  static Map<String, List<String>> of(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.EXPAND_FRAMES);
    Map<String, List<String>> methods = new TreeMap<>();
    for (MethodNode method : type.methods) {
      methods.put(method.name + method.desc, new Listing(method).list());
    }
    return methods;
  }

  private List<String> list() {
    int place = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode line) {
        text.add("line " + line.line + " from " + places.get(line.start));
      } else if (insn instanceof FrameNode frame) {
        text.add("frame " + types(frame.local) + types(frame.stack));
      } else if (insn.getOpcode() >= 0) {
        text.add(place++ + ": " + insn.getOpcode() + " " + operands(insn));
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      text.add(
          "from %d to %d, %s handled at %d"
              .formatted(
                  places.get(block.start),
                  places.get(block.end),
                  block.type,
                  places.get(block.handler)));
    }
    if (method.localVariables != null) {
      text.addAll(method.localVariables.stream().map(this::variable).sorted().toList());
    }
    return Collections.unmodifiableList(text);
  }

  private String variable(LocalVariableNode variable) {
    return "%s %s %s in %d from %d to %d"
        .formatted(
            variable.name,
            variable.desc,
            variable.signature,
            variable.index,
            places.get(variable.start),
            places.get(variable.end));
  }

  private List<Object> types(List<Object> frame) {
    return frame.stream()
        .map(each -> each instanceof LabelNode label ? "made at " + places.get(label) : each)
        .toList();
  }

  private List<Integer> places(List<LabelNode> labels) {
    Function<LabelNode, Integer> place = places::get;
    return labels.stream().map(place).toList();
  }

  private String operands(AbstractInsnNode insn) {
    if (insn instanceof VarInsnNode variable) {
      return String.valueOf(variable.var);
    } else if (insn instanceof MethodInsnNode call) {
      return call.owner + "." + call.name + call.desc + call.itf;
    } else if (insn instanceof FieldInsnNode field) {
      return field.owner + "." + field.name + field.desc;
    } else if (insn instanceof TypeInsnNode type) {
      return type.desc;
    } else if (insn instanceof LdcInsnNode constant) {
      return constant.cst.getClass() + " " + constant.cst;
    } else if (insn instanceof IntInsnNode number) {
      return String.valueOf(number.operand);
    } else if (insn instanceof IincInsnNode increment) {
      return increment.var + " " + increment.incr;
    } else if (insn instanceof JumpInsnNode jump) {
      return String.valueOf(places.get(jump.label));
    } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
      return dynamic.name + dynamic.desc + dynamic.bsm + Arrays.toString(dynamic.bsmArgs);
    } else if (insn instanceof TableSwitchInsnNode table) {
      return table.min + " " + table.max + places(table.labels) + places.get(table.dflt);
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      return lookup.keys.toString() + places(lookup.labels) + places.get(lookup.dflt);
    } else if (insn instanceof MultiANewArrayInsnNode array) {
      return array.desc + array.dims;
    }
    return "";
  }
}
