package ai.datapunk.weft.weaver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aspectj.apache.bcel.classfile.ClassParser;
import org.aspectj.apache.bcel.classfile.JavaClass;
import org.aspectj.apache.bcel.util.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's classes as AspectJ's copy of BCEL asks for them, to see whether it may leave out a
 * cast. BCEL's own repository lists every class of the JDK's image first, which takes longer than
 * to weave some dozen classes. Thread-safe.
 */
final class JdkRepository implements Repository {

  private final JdkClassFinder finder = new JdkClassFinder();
  private final Map<String, JavaClass> classes = new ConcurrentHashMap<>();

  /** Has BCEL ask it, as long as its classes are loaded. */
  static void install() {
    org.aspectj.apache.bcel.Repository.setRepository(new JdkRepository());
  }

  @Override
  public @Nullable JavaClass findClass(String className) {
    JavaClass known = classes.get(className);
    if (known != null) {
      return known;
    }
    try {
      byte[] bytes = finder.find(className.replace('.', '/'));
      if (bytes == null) {
        return null;
      }
      JavaClass parsed =
          new ClassParser(new ByteArrayInputStream(bytes), className + ".class").parse();
      parsed.setRepository(this);
      classes.put(className, parsed);
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JavaClass loadClass(String className) throws ClassNotFoundException {
    JavaClass found = findClass(className);
    if (found == null) {
      throw new ClassNotFoundException(className);
    }
    return found;
  }

  @Override
  @SuppressWarnings("rawtypes") // As in the interface, from before there were others.
  public JavaClass loadClass(Class type) throws ClassNotFoundException {
    return loadClass(type.getName());
  }

  /** Another class than the JDK's would be of one application only. */
  @Override
  public void storeClass(JavaClass type) {}

  @Override
  public void removeClass(JavaClass type) {}

  @Override
  public void clear() {
    classes.clear();
  }
}
