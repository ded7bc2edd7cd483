package ai.datapunk.weft.weaver.compact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What AspectJ's weaver notes in a class for the next weaving, the class as it was before included.
 * It is larger than all else that it adds.
 */
final class WeaverAttributes {

  private static final String PREFIX = "org.aspectj.weaver.";

  private WeaverAttributes() {}

  /**
   * Forgets them. Those of others' weaving are gone already, since AspectJ would not weave then.
   */
  static void forget(ClassNode type) {
    if (type.attrs != null) {
      type.attrs.removeIf(each -> each.type.startsWith(PREFIX));
    }
    for (MethodNode method : type.methods) {
      if (method.attrs != null) {
        method.attrs.removeIf(each -> each.type.startsWith(PREFIX));
      }
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
