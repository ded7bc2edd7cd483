package ai.datapunk.weft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Modules of an application whose class loader is the thread's context, until closed. */
public final class ApplicationModules implements AutoCloseable {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final URLClassLoader loader;

  /** The class files and resources in these folders, which may come later. */
  public ApplicationModules(Path... folders) {
    loader =
        new URLClassLoader(
            Arrays.stream(folders).map(ApplicationModules::url).toArray(URL[]::new), before);
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** A folder is one by the slash at its end, which it has once it is there. */
  private static URL url(Path folder) {
    try {
      return Files.createDirectories(folder).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a resource of a module. */
  public static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Override
  public void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }
}
