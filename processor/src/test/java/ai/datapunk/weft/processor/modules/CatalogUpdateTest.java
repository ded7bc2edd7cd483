package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.modules.ModuleSources.breaker;
import static ai.datapunk.weft.processor.modules.ModuleSources.metric;
import static ai.datapunk.weft.processor.testing.Sources.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.contract.LabelSetIndex;
import ai.datapunk.weft.contract.MethodIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an incremental build, which compiles some of the classes, does to the catalog. */
final class CatalogUpdateTest extends ModuleFixture {

  @Test
  void classesThatAreNotCompiledAgainStayInTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("A", "B");
  }

  @Test
  void theListOfMethodsIsThatOfTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    Path methods = app.resolve(MethodIndex.PATH);
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(methods).hasContent("A#fetch()\nB#fetch()\n");
    Files.delete(app.resolve("A.class"));
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(methods).hasContent("B#fetch()\n");
    assertThat(compile(app, List.of(app), "class B {}")).isEmpty();
    assertThat(methods).doesNotExist();
  }

  @Test
  void theListOfLabelSetsHasThoseThatAreKnownInAdvance() throws IOException {
    Path app = folder.resolve("app");
    Path labelSets = app.resolve(LabelSetIndex.PATH);
    String methods =
        """
        import ai.datapunk.weft.annotation.*;
        @MeshService("stock") class A {
          @Timed @Retried(maxAttempts = 4) void fetch() {}
          @Timed void put() {}
          @Timed(metric = "shop_put_seconds", help = "Puts.") void put(@Label("fast") boolean fast) {}
        }
        """;
    assertThat(compile(app, List.of(app), methods)).isEmpty();
    assertThat(labelSets)
        .hasContent(
            """
            mesh_call_duration_seconds 2
            mesh_service_calls_total 4
            retry_attempts_total 4
            retry_calls_total 8
            retry_duration_seconds 1
            retry_success_total 4
            shop_put_seconds 2
            """);
    assertThat(compile(app, List.of(app), "class A {}")).isEmpty();
    assertThat(labelSets).doesNotExist();
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
  void classesThatMoveToAnotherModuleLeaveTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    Path library = folder.resolve("library");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(library, List.of(), breaker("A", 3))).isEmpty();
    Files.delete(app.resolve("A.class"));
    assertThat(compile(app, List.of(app, library), breaker("B", 3))).isEmpty();
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
  void classesWithADollarInTheirNamesStayInTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    String nested =
        IMPORT + "class A$B { class C { @CircuitGuarded(service = \"a\") void go() {} } }";
    assertThat(compile(app, List.of(app), nested, breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("A$B$C", "B");
    assertThat(compile(app, List.of(app), nested)).isEmpty();
    assertThat(classes(app)).containsExactly("A$B$C", "B");
  }

  @Test
  void classesWithADollarStayBesideTheClassThatTheirNamesBeginWith() throws IOException {
    Path app = folder.resolve("app");
    String nested =
        IMPORT + "class A$B { class C { @CircuitGuarded(service = \"a\") void go() {} } }";
    String plain = "class A { }";
    assertThat(compile(app, List.of(app), breaker("A$D", 3), nested, plain)).isEmpty();
    assertThat(compile(app, List.of(app), plain)).isEmpty();
    assertThat(classes(app)).containsExactly("A$B$C", "A$D");
    assertThat(compile(app, List.of(app), plain, breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("A$B$C", "A$D", "B");
    assertThat(compile(app, List.of(app), "class A$B { }")).isEmpty();
    assertThat(classes(app)).containsExactly("A$D", "B");
  }

  @Test
  void nestedClassesThatAreGoneLeaveWithTheClassAroundThem() throws IOException {
    Path app = folder.resolve("app");
    String nested =
        IMPORT + "class A { static class B { @CircuitGuarded(service = \"a\") void go() {} } }";
    assertThat(compile(app, List.of(app), nested, breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), "class A { }", breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("B");
  }

  @Test
  void whereClassesAreOnlyProcessedTheOthersStayInTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    List<String> only = List.of("-proc:only");
    compile(app, List.of(app), only, breaker("A", 3), breaker("B", 3), breaker("C", 3));
    compile(app, List.of(app), only, breaker("B", 3));
    assertThat(classes(app)).containsExactly("A", "B", "C");
    compile(app, List.of(app), only, "class C { }");
    assertThat(classes(app)).containsExactly("A", "B");
  }

  @Test
  void theLastClassThatIsGoneLeavesThoughItsHolderStays() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3))).isEmpty();
    Files.delete(app.resolve("A.class"));
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("B");
  }

  @Test
  void aModuleThatLosesItsLastAnnotationHasNoCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), metric("B", "", "boolean a"))).isEmpty();
    assertThat(compile(app, List.of(app), "class A { }")).isEmpty();
    assertThat(written(app))
        .containsOnlyKeys(
            "META-INF/weft/catalog.json",
            "weft/interface/calls/B.json",
            "weft/interface/metrics/lake_store_seconds.json");
    assertThat(classes(app)).containsExactly("B");
    assertThat(compile(app, List.of(app), "class B { }")).isEmpty();
    assertThat(written(app)).isEmpty();
  }

  @Test
  void aModuleOfWhichNoMethodIsAnnotatedHasNoCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), IMPORT + "@MeshService(\"a\") class A { }")).isEmpty();
    assertThat(written(app)).isEmpty();
  }

  @Test
  void aCompilationWithoutAnnotationsLeavesTheCatalogAlone() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3))).isEmpty();
    Path catalog = app.resolve(Catalog.PATH);
    String text = Files.readString(catalog).replace("\n", "\n\n");
    Files.writeString(catalog, text);
    assertThat(compile(app, List.of(app), "class B { }")).isEmpty();
    assertThat(catalog).hasContent(text);
  }

  @Test
  void aCompilationThatFailsLeavesTheCatalogAlone() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3))).isEmpty();
    assertThat(compile(app, List.of(app), "class A { void go( }")).isNotEmpty();
    assertThat(classes(app)).containsExactly("A");
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
}
