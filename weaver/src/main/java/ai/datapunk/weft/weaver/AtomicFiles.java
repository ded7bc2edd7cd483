package ai.datapunk.weft.weaver;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Writes files that are there whole or not at all. */
final class AtomicFiles {

  private AtomicFiles() {}

  /**
   * Makes this the file's content, unless it is already.
   *
   * @param folder where it is written first; of the same file system, if it can be
   * @return whether it was not
   */
  static boolean write(Path file, byte[] content, Path folder) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "weft", ".tmp");
    try {
      Files.write(temporary, content);
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException otherFileSystem) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
    return true;
  }
}
