package ai.datapunk.weft.weaver.compact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What AspectJ's weaver notes in a class for the next weaving, the class as it was before included.
 * It is larger than all else that it adds.
 */
final class WeaverAttributes {

  private static final String PREFIX = "org.aspectj.weaver.";
  private static final String STATE = PREFIX + "WeaverState";
  private static final Pattern WEFTS_OWN = Pattern.compile("L" + Names.WEFT_ASPECTS + "\\w+;");
  private static final Pattern ASPECT = Pattern.compile("\0[^\0]L[\\w/$]+;");

  private WeaverAttributes() {}

  /** Has a reader tell what is in those that this knows. */
  static Attribute[] known() {
    return new Attribute[] {new State(new byte[0])};
  }

  /** Forgets them, unless somebody else's aspects are woven in too. */
  static void forget(ClassNode type) {
    if (type.attrs != null) {
      boolean others =
          type.attrs.stream().anyMatch(each -> each instanceof State state && state.namesOthers());
      if (others) {
        return;
      }
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

  /** The names of the aspects that were woven in, and the class before that. */
  private static final class State extends Attribute {

    private final byte[] content;

    State(byte[] content) {
      super(STATE);
      this.content = content;
    }

    /** Names stand before the bytes of the class; whatever looks like one may be one. */
    boolean namesOthers() {
      String text = new String(content, StandardCharsets.ISO_8859_1);
      return ASPECT
          .matcher(text)
          .results()
          .map(each -> each.group().substring(2))
          .anyMatch(name -> !WEFTS_OWN.matcher(name).matches());
    }

    @Override
    protected Attribute read(
        ClassReader reader,
        int offset,
        int length,
        char @Nullable [] buffer,
        int codeOffset,
        Label @Nullable [] labels) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) reader.readByte(offset + i);
      }
      return new State(bytes);
    }

    @Override
    protected ByteVector write(
        ClassWriter writer, byte @Nullable [] code, int codeLength, int maxStack, int maxLocals) {
      return new ByteVector().putByteArray(content, 0, content.length);
    }
  }
}
