package ai.datapunk.weft.weaver;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class files of the JDK that runs, through its modules: a JDK's image is indexed by them, so
 * that no file system has to be opened and walked. Thread-safe.
 */
final class JdkClassFinder implements ClassFinder {

  private static final Map<String, Module> MODULES = modulesByPackage();

  private static Map<String, Module> modulesByPackage() {
    Map<String, Module> modules = new HashMap<>();
    for (Module module : ModuleLayer.boot().modules()) {
      if (module.getName().startsWith("java.") || module.getName().startsWith("jdk.")) {
        for (String name : module.getPackages()) {
          modules.put(name.replace('.', '/'), module);
        }
      }
    }
    return modules;
  }

  /** Whether a class of this name belongs to the JDK, in which case no class path can have it. */
  static boolean owns(String name) {
    return MODULES.containsKey(packageOf(name));
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  @Override
  public byte @Nullable [] find(String name) throws IOException {
    Module module = MODULES.get(packageOf(name));
    if (module == null) {
      return null;
    }
    try (InputStream stream = module.getResourceAsStream(name + ".class")) {
      return stream == null ? null : stream.readAllBytes();
    }
  }
}
