package ai.datapunk.weft.weaver.compact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The annotated methods, of which AspectJ has made several each. */
final class JoinPointMethods {

  private static final Pattern PART =
      Pattern.compile("(.+)" + Names.BODY_INFIX + "\\d+", Pattern.DOTALL);

  private JoinPointMethods() {}

  /** The method that this is, or is a part of; null if that cannot be told. */
  static @Nullable MethodNode of(ClassNode type, MethodNode method) {
    if (!Methods.isSynthetic(method)) {
      return method;
    }
    Matcher part = PART.matcher(method.name);
    if (!part.matches()) {
      return null;
    }
    List<MethodNode> candidates =
        type.methods.stream()
            .filter(each -> each.name.equals(part.group(1)) && isPart(type, method, each))
            .toList();
    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  /** Whether this takes what the whole does, and at most the join point besides. */
  private static boolean isPart(ClassNode type, MethodNode part, MethodNode whole) {
    String parameters = parameters(part);
    String self = Methods.isStatic(whole) ? "" : "L" + type.name + ";";
    String expected = self + parameters(whole);
    return Type.getReturnType(part.desc).equals(Type.getReturnType(whole.desc))
        && (parameters.equals(expected) || parameters.equals(expected + Names.JOIN_POINT));
  }

  private static String parameters(MethodNode method) {
    return method.desc.substring(1, method.desc.indexOf(')'));
  }
}
