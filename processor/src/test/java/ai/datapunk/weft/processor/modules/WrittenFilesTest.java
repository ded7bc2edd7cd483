package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.modules.ModuleSources.breaker;
import static ai.datapunk.weft.processor.modules.ModuleSources.metric;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.UnannotatedProcessor;
import ai.datapunk.weft.processor.WeftProcessor;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Which files a compilation writes beside the classes, which it deletes, and where. */
final class WrittenFilesTest extends ModuleFixture {

  @Test
  void aCompilationThatFailsLeavesTheIndexAsItWas() throws IOException {
    Path library = folder.resolve("library");
    Path app = folder.resolve("app");
    List<Path> classPath = List.of(app, library);
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    assertThat(compile(app, classPath, breaker("A", 3), metric("B", "", "boolean a"))).isEmpty();
    Map<String, String> written = written(app);
    assertThat(written)
        .containsOnlyKeys(
            "META-INF/weft/catalog.json",
            "weft/interface/calls/A.json",
            "weft/interface/calls/B.json",
            "weft/interface/circuits/inventory.json",
            "weft/interface/metrics/lake_store_seconds.json");
    assertThat(compile(app, classPath, breaker("A", 4))).hasSize(1);
    assertThat(written(app)).isEqualTo(written);
  }

  @Test
  void twoCompilationsGiveTheSameBytes() throws IOException {
    Path app = folder.resolve("app");
    String[] sources = {breaker("A", 3), metric("B", "", "boolean a")};
    assertThat(compile(app, List.of(app), sources)).isEmpty();
    Map<String, String> written = written(app);
    assertThat(compile(app, List.of(app), sources)).isEmpty();
    assertThat(written(app)).isEqualTo(written);
  }

  @Test
  void whereNothingCanBeDeletedAnEntryThatIsGoneSaysSo() throws IOException {
    Path library = folder.resolve("library");
    onDisk = false;
    assertThat(compile(library, List.of(library), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(library, List.of(library), metric("Library", "", "boolean b"))).isEmpty();
    assertThat(compile(library, List.of(library), breaker("Library", 3))).isEmpty();
    assertThat(written(library))
        .containsEntry("weft/interface/metrics/lake_store_seconds.json", "{\"version\": 1}\n");
  }

  /** There, javac takes the last name of a file and the working directory. */
  @Test
  void withoutAnOutputFolderNoFileOfTheWorkingDirectoryIsDeleted() throws IOException {
    Path mine = Path.of("no_such_service.json").toAbsolutePath();
    Files.writeString(mine, "mine");
    try (StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      JavaFileObject source =
          JavaFileObjects.forSourceString(
              "App", breaker("App", 0).replace("inventory", "no_such_service"));
      assertThat(positions(compile(manager, List.of(), List.of(source))))
          .containsExactly("App.java:3:61 [WEFT-066]");
      assertThat(mine).hasContent("mine");
    } finally {
      Files.delete(mine);
    }
  }

  /** There, javac writes a class beside its source, and the catalog into the working directory. */
  @Test
  void withoutAnOutputFolderTheCatalogKeepsItsClasses() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("A.java"), breaker("A", 3));
    Files.writeString(folder.resolve("B.java"), "class B {}");
    javac("A.java");
    Path catalog = folder.resolve("catalog.json");
    assertThat(catalog).content().contains("\"name\": \"A\"");
    javac("B.java");
    assertThat(catalog).content().contains("\"name\": \"A\"");
  }

  private void javac(String source) throws IOException, InterruptedException {
    Process javac =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-processor",
                WeftProcessor.class.getName() + "," + UnannotatedProcessor.class.getName(),
                source)
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(javac.waitFor()).isZero();
  }
}
