package ai.datapunk.weft.it.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.graph.GraphCatalogs;
import ai.datapunk.weft.catalog.graph.GraphFormat;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import ai.datapunk.weft.catalog.graph.MeshGraph;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mesh of three layers in two modules, of which every method looks right by itself: what {@code
 * javac} prints of the calls between them, which is what {@code docs/calls.md} shows.
 */
final class BrokenMeshTest {

  private static final Path SOURCES = Path.of("src/test/resources/mesh");
  private static final Path PAGE = Path.of("../../docs/calls.md");
  private static final List<String> RULES =
      List.of("138", "139", "140", "141", "142", "143", "144", "145", "146", "147");

  @TempDir private Path folder;

  @BeforeEach
  void compileTheLibrary() throws IOException {
    assertThat(compile("stock", List.of())).isEqualTo(new Javac.Result("", true));
  }

  @Test
  void compilingWhatIsBrokenPrintsWhatThePageShows() throws IOException {
    Javac.Result result = compile("shop", List.of(folder.resolve("stock")));
    assertThat(result.succeeded()).isFalse();
    ShownOutput.in(PAGE).shows("mesh", result.printed());
  }

  @Test
  void everyRuleOnCallsFindsSomething() throws IOException {
    String printed = compile("shop", List.of(folder.resolve("stock"))).printed();
    assertThat(Pattern.compile("WEFT-(\\d+)\\]").matcher(printed).results().map(r -> r.group(1)))
        .containsAll(RULES)
        .allMatch(RULES::contains);
  }

  @Test
  void everyRuleOnCallsCanBeLoweredAndThenTheMeshIsDrawn() throws IOException {
    Object[] off = RULES.stream().map(number -> "-Aweft.WEFT_" + number + "=off").toArray();
    assertThat(compile("shop", List.of(folder.resolve("stock")), off))
        .isEqualTo(new Javac.Result("", true));
    StringWriter drawn = new StringWriter();
    GraphFormat.MERMAID.write(
        MeshGraph.of(
            GraphCatalogs.read(List.of(folder.resolve("shop"), folder.resolve("stock"))),
            GraphLevel.OPERATIONS),
        drawn);
    ShownOutput.in(PAGE).shows("graph", "mermaid", drawn.toString());
  }

  private Javac.Result compile(String module, List<Path> libraries, Object... options)
      throws IOException {
    Path output = Files.createDirectories(folder.resolve(module));
    try (Stream<Path> files = Files.walk(SOURCES.resolve(module))) {
      Stream<Object> sources =
          files.filter(file -> file.toString().endsWith(".java")).sorted().map(file -> file);
      Javac.Result result =
          Javac.compile(
              output,
              libraries,
              Stream.of(Stream.of("-Aweft.application=shop"), Stream.of(options), sources)
                  .flatMap(each -> each)
                  .toArray());
      return new Javac.Result(
          result.printed().replace(SOURCES.resolve(module) + File.separator, ""),
          result.succeeded());
    }
  }
}
