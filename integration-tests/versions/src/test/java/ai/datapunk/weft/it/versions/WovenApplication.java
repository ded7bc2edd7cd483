package ai.datapunk.weft.it.versions;

import ai.datapunk.weft.weaver.FolderWeaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The classes of an application, woven as the Maven plugin does. */
final class WovenApplication {

  private WovenApplication() {}

  /** Weaves a copy of these classes in a folder that is empty. */
  static Path of(Path unwoven, Path folder) throws IOException {
    Path classes = folder.resolve("classes");
    copy(unwoven, classes);
    new FolderWeaver(
            classes, ApplicationJvm.ofTests().toList(), folder.resolve("state"), debug -> {})
        .weave();
    return classes;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
