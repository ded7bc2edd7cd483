package ai.datapunk.weft.weaver.compact;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Compaction of a class that AspectJ's weaver has woven Weft's advice into.
 *
 * <p>Of {@code String charge(Order)} the weaver makes three methods: one that callers call, one
 * with the advice, and a synthetic one with the body. Here the first two become one, which is
 * marked as generated and has no lines; the body becomes a private method {@code weft$charge} of
 * its own, with its lines and variables as they were. So coverage tools and debuggers see what
 * somebody wrote and nothing else, and the class is less than half as much larger.
 */
public final class Compaction {

  private Compaction() {}

  /**
   * Compacts a class, or one of the closures that were made for it. Gives the same for the same,
   * and what is compact already comes back as it is. What has not the shape that is expected stays
   * as AspectJ made it.
   *
   * @param woven a class file
   */
  public static byte[] compact(byte[] woven) {
    try {
      ClassReader reader = new ClassReader(woven);
      ClassNode type = new ClassNode();
      reader.accept(type, ClassReader.EXPAND_FRAMES);
      if (!compact(type)) {
        return woven;
      }
      return write(type, reader);
    } catch (RuntimeException unreadable) {
      // Whatever a class may be like, the build goes on with what the weaver made of it.
      return woven;
    }
  }

  private static boolean compact(ClassNode type) {
    if (Names.AROUND_CLOSURE.equals(type.superName)) {
      return markClosure(type);
    }
    List<MethodNode> shells = new Shells(type).compact();
    if (shells.isEmpty()) {
      return false;
    }
    ClassInitializer.shorten(type);
    new StaticParts(type).compact(shells);
    ClassInitializer.hide(type);
    WeaverAttributes.forget(type);
    return true;
  }

  private static boolean markClosure(ClassNode type) {
    if (type.invisibleAnnotations == null) {
      type.invisibleAnnotations = new ArrayList<>();
    }
    if (type.invisibleAnnotations.stream()
        .anyMatch(each -> each.desc.equals(Names.GENERATED_BY_WEFT))) {
      return false;
    }
    type.invisibleAnnotations.add(new AnnotationNode(Names.GENERATED_BY_WEFT));
    type.methods.forEach(Methods::forgetLines);
    WeaverAttributes.forget(type);
    return true;
  }

  /** The constants are written anew, since most of what the weaver added is no longer used. */
  private static byte[] write(ClassNode type, ClassReader reader) {
    ClassWriter writer =
        WeaverAttributes.hasUnknown(type)
            ? new ClassWriter(reader, ClassWriter.COMPUTE_MAXS)
            : new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }
}
