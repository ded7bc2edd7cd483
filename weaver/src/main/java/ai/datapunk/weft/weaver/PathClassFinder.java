package ai.datapunk.weft.weaver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of a class path of folders and jars. A jar is opened when a class was not found
 * before it, and stays open. What is neither is passed over, as the JVM does. Thread-safe.
 */
final class PathClassFinder implements ClassFinder {

  private final JdkClassFinder jdk = new JdkClassFinder();
  private final List<Entry> entries = new ArrayList<>();

  PathClassFinder(List<Path> classPath) {
    for (Path path : classPath) {
      entries.add(new Entry(path));
    }
  }

  @Override
  public synchronized byte @Nullable [] find(String name) throws IOException {
    if (JdkClassFinder.owns(name)) {
      return jdk.find(name);
    }
    for (Entry entry : entries) {
      byte[] found = entry.find(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  public synchronized void close() throws IOException {
    for (Entry entry : entries) {
      entry.close();
    }
  }

  /** A folder or a jar. */
  private static final class Entry {
    private final Path path;
    private final boolean folder;
    private boolean opened;
    private @Nullable ZipFile jar;

    Entry(Path path) {
      this.path = path;
      folder = Files.isDirectory(path);
    }

    byte @Nullable [] find(String name) throws IOException {
      if (folder) {
        Path file = path.resolve(name + ".class");
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
      }
      ZipFile zip = opened();
      ZipEntry entry = zip == null ? null : zip.getEntry(name + ".class");
      if (zip == null || entry == null) {
        return null;
      }
      try (InputStream stream = zip.getInputStream(entry)) {
        return stream.readAllBytes();
      }
    }

    private @Nullable ZipFile opened() throws IOException {
      if (!opened) {
        opened = true;
        if (Files.isRegularFile(path)) {
          jar = new ZipFile(path.toFile());
        }
      }
      return jar;
    }

    void close() throws IOException {
      if (jar != null) {
        jar.close();
        jar = null;
      }
      opened = false;
    }
  }
}
