package ai.datapunk.weft.it.libraries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files that a library's tests read, which they look for where the library's own build has
 * them: without, hundreds of tests fail, woven or not.
 */
final class TestResources {

  private static final String FOLDER = "src/test/resources";

  private TestResources() {}

  /** Unpacks all of a jar that is no class. */
  static void unpack(Path jar, Path workingFolder) throws IOException {
    Path resources = Files.createDirectories(workingFolder.resolve(FOLDER)).normalize();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path file = resources.resolve(entry.getName()).normalize();
        if (entry.isDirectory()
            || entry.getName().endsWith(".class")
            || !file.startsWith(resources)) {
          continue;
        }
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, file);
        }
      }
    }
  }
}
