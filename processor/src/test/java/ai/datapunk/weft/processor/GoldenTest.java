package ai.datapunk.weft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/**
 * What is written for the sources in {@code golden/}, byte for byte. With {@code
 * -Dweft.golden.update} the files are written anew, to be read before they are committed.
 */
final class GoldenTest {

  private final Compilation compilation =
      javac()
          .withProcessors(new WeftProcessor())
          .withOptions("-Xlint:all,-processing", "-Werror")
          .compile(source("InventoryClient"), source("Lake"));

  @Test
  void aHolderNamesEveryMethodAndPolicy() throws IOException {
    assertThat(compilation).succeeded();
    assertGolden(StandardLocation.SOURCE_OUTPUT, "shop/InventoryClient_Metrics.java");
  }

  @Test
  void aHolderOfANestedClassKeepsTheDollarSign() throws IOException {
    assertGolden(StandardLocation.SOURCE_OUTPUT, "shop/Lake$Store_Metrics.java");
  }

  @Test
  void aCatalogSaysEverythingThatTheCompilerKnew() throws IOException {
    assertGolden(StandardLocation.CLASS_OUTPUT, "META-INF/weft/catalog.json");
  }

  private void assertGolden(StandardLocation location, String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String generated = generated(location, path);
    if (System.getProperty("weft.golden.update") != null) {
      Files.writeString(Path.of("src/test/resources/golden", name), generated);
    }
    assertThat(generated).isEqualTo(golden(name));
  }

  private String generated(StandardLocation location, String path) throws IOException {
    JavaFileObject file = compilation.generatedFile(location, path).orElseThrow();
    try (InputStream in = file.openInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JavaFileObject source(String name) {
    return JavaFileObjects.forResource("golden/" + name + ".java");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
