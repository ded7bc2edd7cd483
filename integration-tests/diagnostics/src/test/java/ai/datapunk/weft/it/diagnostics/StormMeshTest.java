package ai.datapunk.weft.it.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code javac} prints of the mesh that a storm of retries is simulated with, which is what
 * {@code docs/retry-storms.md} shows.
 */
final class StormMeshTest {

  private static final Path SOURCES =
      Path.of("../retry-storms/src/main/java/ai/datapunk/weft/it/storms");
  private static final Path PAGE = Path.of("../../docs/retry-storms.md");

  @TempDir private Path folder;

  @Test
  void theMeshOfTheStormMultipliesItsCalls() throws IOException {
    Javac.Result result = compile("");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.printed()).contains("WEFT-138");
    ShownOutput.in(PAGE).shows("mesh", result.printed());
  }

  @Test
  void withABudgetInEachLayerItDoesNot() throws IOException {
    assertThat(compile(", budget = 0.2")).isEqualTo(new Javac.Result("", true));
  }

  /** The classes without what keeps the compiler quiet, and with this in each annotation. */
  private Javac.Result compile(String more) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("-Aweft.application=storefront"));
    for (String name : List.of("Storefront", "Offers", "Prices")) {
      String source =
          Files.readString(SOURCES.resolve(name + ".java"))
              .replaceAll("@SuppressWarnings\\(.*\n", "")
              .replace("maxAttempts = 3", "maxAttempts = 3" + more);
      arguments.add(Files.writeString(folder.resolve(name + ".java"), source));
    }
    Javac.Result result =
        Javac.compile(
            Files.createDirectories(folder.resolve("classes")), List.of(), arguments.toArray());
    return new Javac.Result(
        result.printed().replace(folder + File.separator, ""), result.succeeded());
  }
}
