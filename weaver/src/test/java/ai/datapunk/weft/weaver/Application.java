package ai.datapunk.weft.weaver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A class loader of its own for the classes of a test, as they were woven. */
final class Application extends ClassLoader {

  private final Map<String, byte[]> classes = new HashMap<>();

  Application() {
    super(Application.class.getClassLoader());
  }

  Application with(String name, byte[] classFile) {
    classes.put(name.replace('/', '.'), classFile);
    return this;
  }

  Application with(WovenClass woven) {
    woven.generated().forEach(this::with);
    return with(woven.name(), woven.classFile());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** Of these class files, by name. */
  static Application of(Map<String, byte[]> classes) {
    Application application = new Application();
    classes.forEach(application::with);
    return application;
  }

  /** Runs a class that has something to run. */
  void run(String className) throws ReflectiveOperationException {
    loadClass(className).getMethod("run").invoke(null);
  }

  /** Calls a static method by its name. */
  @Nullable Object call(String className, String methodName, @Nullable Object... arguments)
      throws Throwable {
    Class<?> type = loadClass(className);
    Method method =
        Stream.of(type.getDeclaredMethods())
            .filter(candidate -> candidate.getName().equals(methodName))
            .filter(candidate -> !candidate.isSynthetic())
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
