package ai.datapunk.weft.weaver.compact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.tree.ClassNode;

/**
 * What AspectJ's weaver notes in a class for the next weaving, the class as it was before included.
 * It is larger than all else that it adds. What makes a class an aspect is noted in the same way,
 * and stays.
 */
final class WeaverAttributes {

  private static final String PREFIX = "org.aspectj.weaver.";

  /** What says when and from which lines something was compiled, and what is not to be woven. */
  private static final Set<String> OF_ANY_CLASS =
      Set.of(
          PREFIX + "WeaverVersion",
          PREFIX + "WeaverState",
          PREFIX + "SourceContext",
          PREFIX + "MethodDeclarationLineNumber",
          PREFIX + "AjSynthetic");

  private final Set<String> kept = new HashSet<>();

  /** Those of a class that has not been woven. */
  WeaverAttributes(ClassNode unwoven) {
    add("", unwoven.attrs);
    unwoven.methods.forEach(method -> add(method.name + method.desc, method.attrs));
    unwoven.fields.forEach(field -> add(field.name + field.desc, field.attrs));
    if (kept.stream().allMatch(each -> OF_ANY_CLASS.contains(type(each)))) {
      kept.clear();
    }
  }

  private void add(String owner, @Nullable List<Attribute> attributes) {
    if (attributes != null) {
      attributes.stream()
          .filter(each -> each.type.startsWith(PREFIX))
          .forEach(each -> kept.add(owner + " " + each.type));
    }
  }

  private static String type(String kept) {
    return kept.substring(kept.lastIndexOf(' ') + 1);
  }

  /**
   * Forgets all that came with our weaving, and of others' what nobody needs. What the weaving of
   * others' aspects has left behind is gone already, since AspectJ would not weave then.
   */
  void forgetOthers(ClassNode type) {
    forget("", type.attrs);
    type.methods.forEach(method -> forget(method.name + method.desc, method.attrs));
  }

  private void forget(String owner, @Nullable List<Attribute> attributes) {
    if (attributes != null) {
      attributes.removeIf(
          each -> each.type.startsWith(PREFIX) && !kept.contains(owner + " " + each.type));
    }
  }

  /** Whether something is left that may refer to constants by their index. */
  static boolean hasUnknown(ClassNode type) {
    return isUnknown(type.attrs)
        || type.methods.stream().anyMatch(each -> isUnknown(each.attrs))
        || type.fields.stream().anyMatch(each -> isUnknown(each.attrs))
        || (type.recordComponents != null
            && type.recordComponents.stream().anyMatch(each -> isUnknown(each.attrs)));
  }

  private static boolean isUnknown(@Nullable List<Attribute> attributes) {
    return attributes != null && !attributes.isEmpty();
  }
}
