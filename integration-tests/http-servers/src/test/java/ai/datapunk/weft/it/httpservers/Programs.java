package ai.datapunk.weft.it.httpservers;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a test needs and a machine may not have. */
final class Programs {

  private Programs() {}

  /** Finds a program; without it the test is skipped, or fails where {@code CI} is set. */
  static String require(String name) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isPresent()) {
      return found.get().toString();
    }
    String message = "'" + name + "' is not on the PATH: on Debian, the package prometheus has it";
    return Boolean.parseBoolean(System.getenv("CI")) ? fail(message) : abort(message);
  }
}
