package ai.datapunk.weft.it.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The platform's standards for metrics and alerts, which may be beside the project. */
public final class Standards {

  private static final Path BESIDE = Path.of("../../../shared/seeds");

  private static final String THEIRS = "standard_metrics:";

  private Standards() {}

  /** What they say, for a test of a module in {@code integration-tests}. */
  public static Optional<String> text() throws IOException {
    if (!Files.isDirectory(BESIDE)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(BESIDE)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("004")).toList()) {
        String text = Files.readString(file);
        if (text.contains(THEIRS)) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }
}
