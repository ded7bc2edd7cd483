package ai.datapunk.weft.it.support;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a test needs and a machine may not have. */
public final class Programs {

  private static final String PACKAGES =
      "prometheus prometheus-alertmanager prometheus-pushgateway victoria-metrics nodejs npm"
          + " chromium chromium-driver";

  private Programs() {}

  /** Finds a program; without it the test is skipped, or fails where {@code CI} is set. */
  public static Path require(String name) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String message =
        "'" + name + "' is not on the PATH: on Debian, apt-get install " + PACKAGES + " brings it";
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      return fail(message);
    }
    // Surefire's console gives no reasons.
    System.err.println("Skipped: " + message);
    return abort(message);
  }
}
