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

  /** What was put there, in the module's target: what another has put there stays. */
  static final String SERVED = "weft/served-explorer.html";

  private static final String WRITTEN = "explorer.html";

  private final Path classes;
  private final Path page;
  private final Path served;

  ServedExplorer(Path classes, Path target) {
    this.classes = classes;
    this.page = classes.resolve(RESOURCE);
    this.served = target.resolve(SERVED);
  }

  /** Puts there what was written into this folder, unless it is there already. */
  void write(Path folder) throws MojoExecutionException {
    if (!Files.isDirectory(classes)) {
      throw new MojoExecutionException(
          "The explorer cannot be put into "
              + classes
              + ". Fix: let weft.classes be a folder, and bind the goal to prepare-package.");
    }
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(WRITTEN));
      write(page, bytes);
      write(served, bytes);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot write " + page + ": " + e + ". Fix: let it be a file that can be written.", e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    if (!has(file, bytes)) {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }

  private static boolean has(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  /** Takes away what an earlier build has put there. */
  void remove() throws MojoExecutionException {
    try {
      if (Files.isRegularFile(served)) {
        if (has(page, Files.readAllBytes(served))) {
          Files.delete(page);
        }
        Files.delete(served);
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot remove " + page + ": " + e + ". Fix: let it be a file that can be removed.", e);
    }
  }
}
