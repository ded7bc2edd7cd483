package ai.datapunk.weft.it.prometheus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.prometheus.QuickstartCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for the quickstart, as docs show it; {@code -Dweft.docs.update} writes it. */
class ExampleTest {

  private static final Path SHOWN = Path.of("../../docs/example-monitoring");

  @TempDir private Path folder;

  @Test
  void theExampleIsWhatIsWrittenForTheQuickstart() throws IOException {
    if (System.getProperty("weft.docs.update") != null) {
      QuickstartCatalog.monitoring().write(SHOWN);
    }
    QuickstartCatalog.monitoring().write(folder);
    assertThat(texts(SHOWN)).isEqualTo(texts(folder)).isNotEmpty();
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
