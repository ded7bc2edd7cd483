package ai.datapunk.weft.agent.transform;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The definition of classes that the weaver has made, in the class loader of the class that needs
 * them. An agent may open a package of the JDK to itself, and to nobody else; it does so when the
 * first such class comes. Thread-safe.
 */
class ClassDefiner {

  private final Instrumentation instrumentation;
  private @Nullable Method defineClass;

  ClassDefiner(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Defines classes.
   *
   * @param classes class files by name with slashes
   * @param domain that of the class that needs them
   */
  void define(ClassLoader loader, Map<String, byte[]> classes, @Nullable ProtectionDomain domain)
      throws ReflectiveOperationException {
    for (Map.Entry<String, byte[]> made : classes.entrySet()) {
      define(loader, made.getKey().replace('/', '.'), made.getValue(), domain);
    }
  }

  private void define(
      ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain)
      throws ReflectiveOperationException {
    try {
      defineClass().invoke(loader, name, classFile, 0, classFile.length, domain);
    } catch (InvocationTargetException e) {
      // Of a class that is redefined, or that two threads load at a time, they are there already.
      if (!(e.getCause() instanceof LinkageError) || !isDefined(loader, name)) {
        throw e;
      }
    }
  }

  private static boolean isDefined(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader).getClassLoader() == loader;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  private synchronized Method defineClass() throws NoSuchMethodException {
    if (defineClass == null) {
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.lang", Set.of(ClassDefiner.class.getModule())),
          Set.of(),
          Map.of());
      Method method =
          ClassLoader.class.getDeclaredMethod(
              "defineClass",
              String.class,
              byte[].class,
              int.class,
              int.class,
              ProtectionDomain.class);
      method.setAccessible(true);
      defineClass = method;
    }
    return defineClass;
  }
}
