package ai.datapunk.weft.weaving;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an application's own classes are, as opposed to those of its libraries: in the folders that
 * a class loader has, such as {@code target/classes}, and in the folder or archive of the main
 * class.
 */
public final class ApplicationRoots {

  private static final String CLASS_PATH = "java.class.path";

  /** The main class and its arguments, or an archive and the arguments; not every JVM has it. */
  private static final String COMMAND = "sun.java.command";

  private ApplicationRoots() {}

  /**
   * The folders and archives that are there.
   *
   * @throws IOException if the class loader cannot say what it has
   */
  public static Set<Path> of(ClassLoader loader) throws IOException {
    Set<Path> roots = new LinkedHashSet<>();
    for (URL url : Collections.list(loader.getResources(""))) {
      Path folder = path(url);
      if (folder != null && Files.isDirectory(folder)) {
        roots.add(folder);
      }
    }
    Path main = ofMainClass(loader);
    if (main != null) {
      roots.add(main);
    }
    return roots;
  }

  /**
   * Where the main class is; null if that is not known.
   *
   * @throws IOException if the class loader cannot say what it has
   */
  public static @Nullable Path ofMainClass(ClassLoader loader) throws IOException {
    return ofMainClass(loader, System.getProperty(CLASS_PATH, ""), System.getProperty(COMMAND, ""));
  }

  /** The archive of {@code java -jar}, or where the main class is; null if that is not known. */
  static @Nullable Path ofMainClass(ClassLoader loader, String classPath, String command)
      throws IOException {
    if (!classPath.isEmpty() && !classPath.contains(File.pathSeparator)) {
      Path only = Path.of(classPath).toAbsolutePath();
      return Files.exists(only) ? only : null;
    }
    String started = command.split(" ", 2)[0];
    String name = started.substring(started.indexOf('/') + 1).replace('.', '/') + ".class";
    URL url = loader.getResource(name);
    if (url == null) {
      return null;
    }
    if (url.openConnection() instanceof JarURLConnection inJar) {
      return path(inJar.getJarFileURL());
    }
    Path root = path(url);
    for (int i = Path.of(name).getNameCount(); root != null && i > 0; i--) {
      root = root.getParent();
    }
    return root;
  }

  /** Where a folder or archive would have a resource; it need not be there. */
  public static URL resource(Path root, String name) throws MalformedURLException {
    return Files.isDirectory(root)
        ? root.resolve(name).toUri().toURL()
        : URI.create("jar:" + root.toUri() + "!/" + name).toURL();
  }

  /** Null for what is not on the default file system, such as a folder in an archive. */
  private static @Nullable Path path(URL url) {
    try {
      return url.getProtocol().equals("file") ? Path.of(url.toURI()) : null;
    } catch (URISyntaxException | IllegalArgumentException elsewhere) {
      return null;
    }
  }
}
