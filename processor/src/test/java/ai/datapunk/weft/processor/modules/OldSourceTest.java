package ai.datapunk.weft.processor.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources of an older Java than Weft needs. */
final class OldSourceTest extends ModuleFixture {

  private static final String CLIENT =
      """
      import ai.datapunk.weft.annotation.*;
      @MeshService("inventory") class Client {
        @Timed @Retried(maxAttempts = 1, fallback = "spare") String fetch() { return ""; }
        String spare() { return ""; }
      }
      class Child extends Client { @Override String fetch() { return ""; } }
      """;

  @ParameterizedTest
  @CsvSource({
    "--release, 8",
    "--release, 11",
    "--release, 16",
    "-source, 8",
    "-source, 11",
    "-source, 16"
  })
  void oneErrorSaysWhichJavaIsNeeded(String option, String version) throws IOException {
    Path output = folder.resolve("classes");
    assertThat(errors(compile(output, List.of(), List.of(option, version), CLIENT)))
        .containsExactly(
            "[WEFT-123] Weft needs Java 17 or later, but this is compiled as Java "
                + version
                + "\n    Fix: compile with --release 17 or a later one (maven.compiler.release, or"
                + " options.release in Gradle): generated code and the run time need it too");
    assertThat(written(output)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "17"})
  void whatDoesNotUseWeftMayBeOlder(String version) throws IOException {
    Path output = folder.resolve("classes");
    assertThat(
            errors(
                compile(
                    output, List.of(), List.of("--release", version), "class Other { int a; }")))
        .isEmpty();
  }

  private static List<String> errors(List<Diagnostic<? extends JavaFileObject>> printed) {
    return printed.stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(null))
        .toList();
  }
}
