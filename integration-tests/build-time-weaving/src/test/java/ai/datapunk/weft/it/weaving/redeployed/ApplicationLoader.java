package ai.datapunk.weft.it.weaving.redeployed;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The class loader of an application, as a container has one for each: its own classes first. */
final class ApplicationLoader extends URLClassLoader {

  private static final String OWN = Application.class.getPackageName() + ".";

  private static final String WEFT = "ai.datapunk.weft.";

  private final List<String> refused = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  private ApplicationLoader(URL[] urls, ClassLoader parent) {
    super(urls, parent);
  }

  /** One whose Weft is its parent's. */
  static ApplicationLoader sharing() {
    return new ApplicationLoader(
        new URL[] {url("target/classes")}, ApplicationLoader.class.getClassLoader());
  }

  /** One that has its own Weft, with all that belongs to it. */
  static ApplicationLoader withItsOwn() {
    return new ApplicationLoader(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(ApplicationLoader::url)
            .toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** From now on finds no class of Weft's that was not loaded before. */
  void loadNothingMoreOfWeft() {
    refusing = true;
  }

  void loadAllAgain() {
    refusing = false;
  }

  /** What was asked for meanwhile. */
  List<String> refused() {
    return refused;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (refusing && name.startsWith(WEFT)) {
      refused.add(name);
      throw new ClassNotFoundException(name);
    }
    return super.findClass(name);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null && name.startsWith(OWN)
          ? findClass(name)
          : super.loadClass(name, resolve);
    }
  }
}
