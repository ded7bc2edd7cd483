package ai.datapunk.weft.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that is in no list is never asked. */
final class RulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metric",
        "label",
        "series",
        "policy",
        "placement",
        "fallback",
        "set",
        "objective"
      })
  void everyRuleIsInTheListOfItsKind(String kind) throws IOException {
    Path folder = Path.of("src/main/java/ai/datapunk/weft/processor/check", kind);
    String list = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "Rules";
    String listed = Files.readString(folder.resolve(list + ".java"));
    List<String> rules;
    try (Stream<Path> files = Files.list(folder)) {
      rules = files.filter(RulesTest::isRule).map(RulesTest::name).toList();
    }
    assertThat(rules).isNotEmpty();
    assertThat(rules).allSatisfy(rule -> assertThat(listed).contains("new " + rule + "()"));
  }

  private static boolean isRule(Path file) {
    try {
      return Files.readString(file).matches("(?s).* implements (Method|Class|Module)Rule\\b.*");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
