package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ClassFileException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which return types stand for a result that comes after the method has returned, as the pointcuts
 * of {@code DeferredPointcut} tell them. Thread-safe.
 */
final class ReturnTypes {

  private static final Set<String> FUTURES =
      Set.of("java/util/concurrent/Future", "java/util/concurrent/CompletionStage");

  private static final Pattern PUBLISHER =
      Pattern.compile(
          "L(java/util/concurrent/Flow\\$Publisher|reactor/core/publisher/(M.*no|F.*ux));");

  /** Deeper than any class's ancestry, for class files that are their own ancestors. */
  private static final int DEEPEST = 200;

  private final ClassFinder finder;
  private final Map<String, Boolean> futures = new ConcurrentHashMap<>();

  ReturnTypes(ClassFinder finder) {
    this.finder = finder;
  }

  /** Whether a method that returns this returns a publisher. */
  static boolean isPublisher(String descriptor) {
    return PUBLISHER.matcher(descriptor).matches();
  }

  /** Whether a method that returns this returns a future; a type that is not there is none. */
  boolean isFuture(String descriptor) throws IOException {
    return descriptor.startsWith("L")
        && isFutureType(descriptor.substring(1, descriptor.length() - 1), 0);
  }

  private boolean isFutureType(String name, int depth) throws IOException {
    Boolean known = futures.get(name);
    if (known == null) {
      known = FUTURES.contains(name) || (depth < DEEPEST && extendsFuture(name, depth + 1));
      futures.put(name, known);
    }
    return known;
  }

  private boolean extendsFuture(String name, int depth) throws IOException {
    byte[] bytes = finder.find(name);
    if (bytes == null) {
      return false;
    }
    try {
      ClassFile type = ClassFile.read(bytes);
      String superName = type.superName();
      if (superName != null && isFutureType(superName, depth)) {
        return true;
      }
      for (String implemented : type.interfaces()) {
        if (isFutureType(implemented, depth)) {
          return true;
        }
      }
      return false;
    } catch (ClassFileException unreadable) {
      return false;
    }
  }
}
