package ai.datapunk.weft.weaving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Class files of the tests, where a test wants them. */
final class ClassFolder {

  private ClassFolder() {}

  /** Copies a class file to the folder of its package. */
  static void copy(Class<?> type, Path folder) throws IOException {
    Path file = folder.resolve(name(type));
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(type));
  }

  /** Writes an archive with a class file, and empty entries of these names. */
  static void archive(Path file, String folder, Class<?> type, String... others)
      throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String other : others) {
        out.putNextEntry(new ZipEntry(other));
      }
      out.putNextEntry(new ZipEntry(folder + name(type)));
      out.write(bytes(type));
    }
  }

  static String name(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in = type.getClassLoader().getResourceAsStream(name(type))) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
