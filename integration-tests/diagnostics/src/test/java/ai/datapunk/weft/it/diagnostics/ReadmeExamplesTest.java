package ai.datapunk.weft.it.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop of the README and of the demo: the compiler has nothing to say of it. */
final class ReadmeExamplesTest {

  private static final Path SOURCES = Path.of("../quickstart/src/main/java");

  @Test
  void nothingIsPrintedOfWhatTheReadmeShows(@TempDir Path output) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Object[] sources = files.filter(file -> file.toString().endsWith(".java")).toArray();
      assertThat(Javac.compile(output, List.of(), sources)).isEqualTo(new Javac.Result("", true));
    }
    assertThat(output.resolve("META-INF/weft/catalog.json")).content().contains("\"calls\"");
  }
}
