package ai.datapunk.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.processor.testing.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under Eclipse's compiler everything is the same, but for the lines, which it does not tell. */
final class EclipseTest {

  @TempDir private Path output;
  @TempDir private Path sources;

  @Test
  void whatIsGeneratedIsTheSame() throws IOException {
    assertThat(compileGolden("InventoryClient.java", "Lake.java", "StreamMetrics.java")).isEmpty();
    for (String type :
        List.of("InventoryClient_Metrics", "Lake$Store_Metrics", "StreamMetrics_MetricSet")) {
      assertThat(Files.readString(output.resolve("shop").resolve(type + ".java")))
          .isEqualTo(Golden.text(type + ".java"));
    }
  }

  @Test
  void theCatalogIsTheSameButForThePositions() throws IOException {
    assertThat(compileGolden("InventoryClient.java", "Lake.java", "StreamMetrics.java")).isEmpty();
    String withoutPositions =
        Golden.text("catalog.json").replaceAll("(?m)^ *\"(line|file)\": .*\\R", "");
    assertThat(Files.readString(output.resolve(Catalog.PATH))).isEqualTo(withoutPositions);
  }

  @Test
  void findingsHaveALineAndAnId() throws IOException {
    assertThat(
            compile(
                "Client.java",
                """
                    import ai.datapunk.weft.annotation.*;
                    @MeshService("inventory")
                    class Client {
                      @Retried(
                          maxAttempts = 1)
                      void fetch() {}
                      @CircuitGuarded void load() {}
                      @CircuitGuarded(
                          trialCalls = 9)
                      void store() {}
                      @Timed(
                          objective = @Objective(
                              availability = 1))
                      void stay() {}
                    }
                    """))
        // Of an annotation inside another, Eclipse's compiler finds only the outer one.
        .containsExactlyInAnyOrder("5 [WEFT-050]", "9 [WEFT-068]", "11 [WEFT-148]");
  }

  @Test
  void ofLocalClassesNothingIsTold() throws IOException {
    assertThat(
            compile(
                "Client.java",
                """
                    import ai.datapunk.weft.annotation.*;
                    class Client {
                      Object q = new Object() { @Timed(metric = "q_ms") void q() {} };
                    }
                    """))
        .isEmpty();
  }

  @Test
  void codeThatDoesNotCompileGetsTheCompilersErrorsOnly() throws IOException {
    assertThat(
            compile(
                "Client.java",
                """
                    import ai.datapunk.weft.annotation.*;
                    @MeshService("inventory")
                    class Client {
                      @Timed Gone fetch() { return null; }
                    }
                    """))
        .isNotEmpty()
        .noneMatch(printed -> printed.contains("WEFT"));
  }

  @Test
  void aConstantThatIsMissingIsTheCompilersAlone() throws IOException {
    assertThat(
            compile(
                "Client.java",
                """
                    import ai.datapunk.weft.annotation.*;
                    @MeshService("inventory")
                    class Client {
                      @Retried(delay = Names.DELAY, fallback = Names.FB) void fetch() {}
                      @Timed(objective = @Objective(latency = Names.BOUND, latencyTarget = 0.9))
                      void stay() {}
                      @Timed(metric = "lake_load_seconds", help = "h", labels = Names.TIER)
                      void load(@Label(Names.KIND) boolean k) {}
                    }
                    """))
        .isNotEmpty()
        .noneMatch(printed -> printed.contains("WEFT"));
  }

  @Test
  void whatALaterCompilationDoesNotWriteIsDeleted() throws IOException {
    String source =
        """
        import ai.datapunk.weft.annotation.*;
        class Lake {
          @Timed(metric = "lake_%s_seconds", help = "h") void store() {}
          @Timed(metric = "lake_both_seconds", help = "h") void both() {}
        }
        """;
    Path metrics = output.resolve("weft/interface/metrics");
    assertThat(compile("Lake.java", source.formatted("first"))).isEmpty();
    assertThat(metrics.resolve("lake_first_seconds.json")).exists();
    assertThat(compile("Lake.java", source.formatted("second"))).isEmpty();
    assertThat(metrics.resolve("lake_first_seconds.json")).doesNotExist();
    assertThat(metrics.resolve("lake_second_seconds.json")).exists();
    assertThat(metrics.resolve("lake_both_seconds.json")).isNotEmptyFile();
  }

  private List<String> compileGolden(String... names) throws IOException {
    List<String> namesAndTexts = new ArrayList<>();
    for (String name : names) {
      namesAndTexts.add(name);
      namesAndTexts.add(Golden.text(name));
    }
    return compile(namesAndTexts.toArray(String[]::new));
  }

  /** Takes names and texts; gives the line and the id, or the text, of all that is printed. */
  private List<String> compile(String... namesAndTexts) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.add(Files.writeString(sources.resolve(namesAndTexts[i]), namesAndTexts[i + 1]));
    }
    JavaCompiler compiler = new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output.toFile()));
      manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(output.toFile()));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              manager,
              diagnostics,
              List.of("-17", "-proceedOnError", "-nowarn"),
              null,
              manager.getJavaFileObjects(files.toArray(Path[]::new)));
      task.setProcessors(List.of(new WeftProcessor(), new UnannotatedProcessor()));
      task.call();
    }
    return diagnostics.getDiagnostics().stream()
        .map(
            d ->
                d.getLineNumber()
                    + " "
                    + d.getMessage(null).lines().findFirst().orElse("").replaceAll("\\] .*", "]"))
        .toList();
  }
}
