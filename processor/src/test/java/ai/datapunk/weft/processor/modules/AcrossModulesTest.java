package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.modules.ModuleSources.breaker;
import static ai.datapunk.weft.processor.modules.ModuleSources.metric;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a module says is compared with the modules on its class path, of which only files are left.
 */
final class AcrossModulesTest extends ModuleFixture {

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

  /** Of a jar, javac sees fewer folders than of a folder. */
  @Test
  void modulesInJarsAreComparedWith() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), breaker("A", 3), metric("B", "", "boolean a")))
        .isEmpty();
    List<Path> jar = List.of(jar(library));
    Path app = folder.resolve("app");
    assertThat(positions(compile(app, jar, breaker("App", 4))))
        .containsExactly("App.java:3:55 [WEFT-068]");
    assertThat(positions(compile(app, jar, metric("App", ", labels = \"tier=hot\"", "boolean a"))))
        .containsExactly("App.java:3:19 [WEFT-021]");
  }

  /** What is in a package's folder would make two modules share the package, which none may. */
  @Test
  void theIndexIsInNoPackage() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), breaker("A", 3), metric("B", "", "boolean a")))
        .isEmpty();
    Set<String> packages =
        ModuleFinder.of(jar(library)).find("library").orElseThrow().descriptor().packages();
    assertThat(packages).isEmpty();
  }

  @Test
  void theOutputFolderOnTheClassPathIsNotAnotherModule() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("App", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("App", 4))).isEmpty();
  }

  @Test
  void aMetricThatALibraryChangesLaterIsComparedWith() throws IOException {
    Path library = folder.resolve("library");
    Path app = folder.resolve("app");
    String source = metric("App", "", "boolean a");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(app, List.of(app, library), source)).isEmpty();
    assertThat(
            compile(library, List.of(), metric("Library", ", labels = \"tier=hot\"", "boolean a")))
        .isEmpty();
    assertThat(positions(compile(app, List.of(app, library), source)))
        .containsExactly("App.java:3:19 [WEFT-021]");
    // Which is the second failure in a row: the first one left nothing that would hide the library.
    assertThat(positions(compile(app, List.of(app, library), source)))
        .containsExactly("App.java:3:19 [WEFT-021]");
  }

  @Test
  void aBreakerThatALibraryChangesLaterIsComparedWith() throws IOException {
    Path library = folder.resolve("library");
    Path app = folder.resolve("app");
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    assertThat(compile(app, List.of(app, library), breaker("App", 3))).isEmpty();
    assertThat(compile(library, List.of(), breaker("Library", 4))).isEmpty();
    assertThat(positions(compile(app, List.of(app, library), breaker("App", 3))))
        .containsExactly("App.java:3:55 [WEFT-068]");
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
  void anEntryThatIsGoneHidesNoOtherModules() throws IOException {
    Path library = folder.resolve("library");
    Path between = folder.resolve("between");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(between, List.of(), metric("Between", "", "boolean a"))).isEmpty();
    assertThat(compile(between, List.of(), breaker("Between", 3))).isEmpty();
    assertThat(written(between))
        .containsOnlyKeys(
            "META-INF/weft/catalog.json",
            "weft/interface/calls/Between.json",
            "weft/interface/circuits/inventory.json");
    assertThat(
            positions(
                compile(
                    folder.resolve("app"),
                    List.of(between, library),
                    metric("App", ", labels = \"tier=hot\"", "boolean a"))))
        .containsExactly("App.java:3:19 [WEFT-021]");
  }

  @Test
  void anOverrideLosesAnnotationsAlsoWhereThereAreNoOthers() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    String overriding =
        """
        class App extends Library {
          %s @Override
          void fetch() {}
        }
        """;
    Path app = folder.resolve("app");
    assertThat(positions(compile(app, List.of(app, library), overriding.formatted(""))))
        .containsExactly("App.java:3:8 [WEFT-090]");
    String suppressing = overriding.formatted("@SuppressWarnings(\"weft:WEFT-090\")");
    assertThat(compile(app, List.of(app, library), suppressing)).isEmpty();
    Files.copy(library.resolve("Library.class"), app.resolve("Library.class"));
    assertThat(compileWith(List.of("App"), app, "class Other { }")).isEmpty();
  }
}
