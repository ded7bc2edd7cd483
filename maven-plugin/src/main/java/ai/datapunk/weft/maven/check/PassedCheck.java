package ai.datapunk.weft.maven.check;

import ai.datapunk.weft.catalog.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The line that a check has ended with, kept for as long as nothing changes that it depends on: the
 * weaver's index, in which all class files stand, the catalog, and settings. What would not pass is
 * not kept.
 */
public final class PassedCheck {

  private static final int LINES = 2;

  private final Path file;
  private final String key;

  /**
   * @param state the folder in which the weaver keeps its index
   * @param classes the folder that is checked
   * @param settings all else that the check depends on
   */
  public PassedCheck(Path state, Path classes, String settings) throws IOException {
    file = state.resolve("checked");
    key = checksum(state.resolve("index")) + checksum(classes.resolve(Catalog.PATH)) + settings;
  }

  /** What the check would say again. */
  public Optional<String> line() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    return lines.size() == LINES && lines.get(0).equals(key)
        ? Optional.of(lines.get(1))
        : Optional.empty();
  }

  /** Keeps what it has said. */
  public void keep(String line) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, key + "\n" + line + "\n");
  }

  private static String checksum(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return "none ";
    }
    byte[] content = Files.readAllBytes(file);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return content.length + "-" + Long.toHexString(checksum.getValue()) + " ";
  }
}
