package ai.datapunk.weft.contract.classfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds Weft's advice in a method's code, or in that of the helpers that a weaver has moved it to.
 * What gives it away is a call that only woven code has: of the class that knows probes, or for the
 * instance of one of Weft's aspects. A method that calls Weft's API itself is not woven by that.
 */
final class WovenCode {

  private final ClassBytes bytes;
  private final ConstantPool constants;
  private final String className;
  private final List<MemberInfo> methods;
  private final Set<MemberInfo> seen = new HashSet<>();
  private final Deque<MemberInfo> toRead = new ArrayDeque<>();

  WovenCode(ClassBytes bytes, ConstantPool constants, String className, List<MemberInfo> methods) {
    this.bytes = bytes;
    this.constants = constants;
    this.className = className;
    this.methods = methods;
  }

  boolean isWoven(AnnotatedMethod method) {
    find(method.name(), method.descriptor(), this::add);
    while (!toRead.isEmpty()) {
      if (hasAdvice(toRead.remove(), method)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the advice is in this code; the helpers that the code calls are read next. */
  private boolean hasAdvice(MemberInfo part, AnnotatedMethod method) {
    int code = Attributes.find(bytes, constants, part.attributes(), Attributes.CODE);
    if (code == 0) {
      return false;
    }
    Instructions instructions = new Instructions(bytes, code);
    int at = instructions.start();
    while (at < instructions.end()) {
      int next = instructions.next(at);
      switch (bytes.u1(at)) {
        case Instructions.INVOKE_VIRTUAL,
            Instructions.INVOKE_SPECIAL,
            Instructions.INVOKE_STATIC,
            Instructions.INVOKE_INTERFACE -> {
          if (callsAdvice(bytes.u2(at + 1))) {
            return true;
          }
        }
        case Instructions.NEW -> {
          if (constants.className(bytes.u2(at + 1)).startsWith(className + WeavingNames.CLOSURE)) {
            addBodies(method);
          }
        }
        default -> {}
      }
      at = next;
    }
    return false;
  }

  private boolean callsAdvice(int method) {
    String owner = constants.methodOwner(method);
    if (owner.equals(className)) {
      find(constants.methodName(method), constants.methodDescriptor(method), this::addHelper);
      return false;
    }
    return owner.equals(WeavingNames.JOIN_POINT_PROBES)
        || (owner.startsWith(WeavingNames.ASPECTS_PACKAGE)
            && constants.methodName(method).equals(WeavingNames.ASPECT_OF));
  }

  /**
   * An aspect of somebody else's has the body as an object, whose class calls the rest from
   * outside: all helpers are read whose names and parameters begin as the method's.
   */
  private void addBodies(AnnotatedMethod method) {
    String helper = method.name() + WeavingNames.AROUND_BODY;
    String parameters =
        (method.isStatic() ? "(" : "(L" + className + ";")
            + method.descriptor().substring(1, Math.max(1, method.descriptor().indexOf(')')));
    for (MemberInfo candidate : methods) {
      if (candidate.isHelper()
          && candidate.name().startsWith(helper)
          && candidate.descriptor().startsWith(parameters)) {
        add(candidate);
      }
    }
  }

  private void addHelper(MemberInfo method) {
    if (method.isHelper()) {
      add(method);
    }
  }

  private void find(String name, String descriptor, Consumer<MemberInfo> then) {
    for (MemberInfo method : methods) {
      if (method.name().equals(name) && method.descriptor().equals(descriptor)) {
        then.accept(method);
      }
    }
  }

  private void add(MemberInfo method) {
    if (seen.add(method)) {
      toRead.add(method);
    }
  }
}
