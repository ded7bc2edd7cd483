package ai.datapunk.weft.it.loadtime;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {

  private static final Path USUAL = Path.of("/usr/lib/jvm");

  private Jdks() {}

  /** The one that the tests run on. */
  static Path own() {
    return Path.of(System.getProperty("java.home"));
  }

  /** One of this feature version, this one before others. */
  private static Optional<Path> of(int feature) throws IOException {
    if (Runtime.version().feature() == feature) {
      return Optional.of(own());
    }
    if (!Files.isDirectory(USUAL)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(USUAL)) {
      List<Path> sorted = homes.sorted().toList();
      for (Path home : sorted) {
        if (Files.isExecutable(home.resolve("bin").resolve("javac")) && version(home) == feature) {
          return Optional.of(home);
        }
      }
    }
    return Optional.empty();
  }

  /** One of this feature version; the test is skipped where there is none. */
  static Path require(int feature) throws IOException {
    Optional<Path> home = of(feature);
    if (home.isEmpty()) {
      String message = "There is no JDK " + feature + " here: its tests are left out";
      // Surefire's console gives no reasons.
      System.err.println("Skipped: " + message);
      return abort(message);
    }
    return home.get();
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return 0;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }
}
