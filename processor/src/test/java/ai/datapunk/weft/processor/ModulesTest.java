package ai.datapunk.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.catalog.Catalog;
import ai.datapunk.weft.processor.catalog.CatalogClass;
import ai.datapunk.weft.processor.catalog.CatalogParser;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compilations one after the other, into real folders: other modules, and incremental builds. */
final class ModulesTest {

  private static final String IMPORT = "import ai.datapunk.weft.annotation.*;\n";

  @TempDir private Path folder;

  @Test
  void aMetricHasOneSetOfLabelsAcrossModules() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), metric("App", "", "boolean b")))
        .isEmpty();
    assertThat(
            compile(
                folder.resolve("other"),
                List.of(library),
                metric("Other", ", labels = \"tier=hot\"", "boolean a")))
        .singleElement()
        .asString()
        .contains("[WEFT-021]", "the labels kind, tier", "Library.store(boolean)");
    assertThat(
            compile(
                folder.resolve("another"),
                List.of(library),
                metric("Another", ", histogram = HistogramType.NATIVE", "boolean a")))
        .singleElement()
        .asString()
        .contains("[WEFT-021]", "type NATIVE here", "type DEFAULT in Library.store(boolean)");
  }

  @Test
  void aServiceHasOneBreakerAcrossModules() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), breaker("App", 3))).isEmpty();
    assertThat(compile(folder.resolve("other"), List.of(library), breaker("Other", 4)))
        .singleElement()
        .asString()
        .contains("[WEFT-068]", "trialCalls is 4 here and 3 there", "Library.fetch()");
  }

  @Test
  void theOutputFolderOnTheClassPathIsNotAnotherModule() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("App", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("App", 4))).isEmpty();
  }

  @Test
  void classesThatAreNotCompiledAgainStayInTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("A", "B");
  }

  @Test
  void classesThatAreNotCompiledAgainAreComparedWith() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("B", 4)))
        .singleElement()
        .asString()
        .contains("[WEFT-068]", "A.fetch()");
  }

  @Test
  void classesThatAreGoneLeaveTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    Files.delete(app.resolve("A.class"));
    assertThat(compile(app, List.of(app), breaker("B", 4))).isEmpty();
    assertThat(classes(app)).containsExactly("B");
  }

  @Test
  void classesThatLoseTheirAnnotationsLeaveTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), "class A {}", breaker("B", 4))).isEmpty();
    assertThat(classes(app)).containsExactly("B");
  }

  @Test
  void aMetricThatIsGoneIsNotComparedWith() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    assertThat(
            compile(
                folder.resolve("app"),
                List.of(library),
                metric("App", ", labels = \"tier=hot\"", "boolean a")))
        .isEmpty();
  }

  @Test
  void aCatalogThatCannotBeReadIsWrittenAnew() throws IOException {
    Path app = folder.resolve("app");
    Path catalog = app.resolve(Catalog.PATH);
    Files.createDirectories(catalog.getParent());
    for (String text : List.of("", "[]", "{", "{\"version\": 99, \"classes\": []}")) {
      Files.writeString(catalog, text);
      assertThat(compile(app, List.of(app), breaker("A", 3))).isEmpty();
      assertThat(classes(app)).containsExactly("A");
    }
  }

  @Test
  void generatedCodeTakesNothingOfANamedModule() throws IOException {
    List<String> options =
        List.of("--add-reads", "shop=ALL-UNNAMED", "-Xlint:all,-processing", "-Werror");
    String client =
        "package shop;\n"
            + IMPORT
            + """
            @SuppressWarnings("exports") // Of the annotations, which are in no module here.
            @MeshService("a") public class Client {
              public Client() {}
              @Retried(fallback = "b") public void a(Object sku) {}
              void b(Object sku) {}
            }
            """;
    for (String requires : List.of("", "requires static java.compiler;")) {
      Path app = folder.resolve("app" + requires.length());
      String module = "module shop { exports shop; " + requires + " }";
      assertThat(compile(app, List.of(), options, module, client)).isEmpty();
      String holder = Files.readString(app.resolve("shop/Client_Metrics.java"));
      assertThat(holder.contains("@Generated")).isEqualTo(!requires.isEmpty());
    }
  }

  @Test
  void generatedCodeCanBeReadInTheEncodingOfTheSources() throws IOException {
    Path app = folder.resolve("app");
    String client =
        IMPORT
            + """
            class Client {
              @Retried(service = "caf\\u00e9", fallback = "besch\\u00e4ftigt") void \\u00f6ffne() {}
              void besch\\u00e4ftigt() {}
            }
            """;
    assertThat(compile(app, List.of(), List.of("-encoding", "US-ASCII"), client)).isEmpty();
    assertThat(Files.readString(app.resolve("Client_Metrics.java")))
        .contains("MethodSpec.of(\"\\u00f6ffne()\")", ".besch\\u00e4ftigt()");
  }

  private static String metric(String name, String attributes, String parameter) {
    return IMPORT
        + """
        class %s {
          @Timed(metric = "lake_store_seconds", help = "h"%s)
          void store(@Label("kind") %s) {}
        }
        """
            .formatted(name, attributes, parameter);
  }

  private static String breaker(String name, int trialCalls) {
    return IMPORT
        + """
        class %s {
          @CircuitGuarded(service = "inventory", trialCalls = %d) void fetch() {}
        }
        """
            .formatted(name, trialCalls);
  }

  private static List<String> classes(Path output) throws IOException {
    try (Reader in = Files.newBufferedReader(output.resolve(Catalog.PATH))) {
      return CatalogParser.read(in).classes().stream().map(CatalogClass::name).toList();
    }
  }

  /** Compiles each source as the class that it declares; gives what is printed. */
  private List<Diagnostic<? extends JavaFileObject>> compile(
      Path output, List<Path> libraries, String... sources) throws IOException {
    return compile(output, libraries, List.of(), sources);
  }

  private List<Diagnostic<? extends JavaFileObject>> compile(
      Path output, List<Path> libraries, List<String> options, String... sources)
      throws IOException {
    Files.createDirectories(output);
    Path sourceFolder = Files.createTempDirectory(folder, "sources");
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      String name =
          source.startsWith("module")
              ? "module-info"
              : source.replaceAll("(?s).*?class (\\w+) .*", "$1");
      files.add(Files.writeString(sourceFolder.resolve(name + ".java"), source));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      manager.setLocationFromPaths(
          StandardLocation.CLASS_PATH, Stream.concat(libraries.stream(), own()).toList());
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              manager,
              diagnostics,
              options,
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new WeftProcessor()));
      task.call();
    }
    return diagnostics.getDiagnostics();
  }

  private static Stream<Path> own() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
  }
}
