package ai.datapunk.weft.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.maven.plugin.MojoExecutionException;

/** The explorer among a module's classes, where its endpoint finds it. */
final class ServedExplorer {

  /** Where the endpoint looks for it. */
  static final String RESOURCE = "META-INF/weft/explorer.html";

  private static final String WRITTEN = "explorer.html";

  private ServedExplorer() {}

  /** Copies what was written into this folder, unless it is there already. */
  static void write(Path written, Path classes) throws MojoExecutionException {
    if (!Files.isDirectory(classes)) {
      throw new MojoExecutionException(
          "The explorer cannot be put into "
              + classes
              + ". Fix: let weft.classes be a folder, and bind the goal to prepare-package.");
    }
    Path page = classes.resolve(RESOURCE);
    try {
      byte[] bytes = Files.readAllBytes(written.resolve(WRITTEN));
      if (!Files.isRegularFile(page) || !Arrays.equals(Files.readAllBytes(page), bytes)) {
        Files.createDirectories(page.getParent());
        Files.write(page, bytes);
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot write " + page + ": " + e + ". Fix: let it be a file that can be written.", e);
    }
  }
}
