package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Compilers.written;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.testing.Golden;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/**
 * What is written for the sources in {@code golden/}, byte for byte. With {@code
 * -Dweft.golden.update} the files are written anew, to be read before they are committed.
 */
final class GoldenTest {

  private final Compilation compilation =
      weft()
          .withOptions("-Xlint:all,-processing", "-Werror")
          .compile(source("InventoryClient"), source("Lake"), source("StreamMetrics"));

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
  void aMetricSetIsImplementedWithAFieldForEachMetric() throws IOException {
    assertGolden(StandardLocation.SOURCE_OUTPUT, "shop/StreamMetrics_MetricSet.java");
  }

  @Test
  void aCatalogSaysEverythingThatTheCompilerKnew() throws IOException {
    assertGolden(StandardLocation.CLASS_OUTPUT, "META-INF/weft/catalog.json");
  }

  @Test
  void theMethodsOfACatalogAreListedALineEach() throws IOException {
    assertGolden(StandardLocation.CLASS_OUTPUT, "META-INF/weft/methods");
  }

  private void assertGolden(StandardLocation location, String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String generated = new String(written(compilation, location, path), StandardCharsets.UTF_8);
    if (System.getProperty("weft.golden.update") != null) {
      Golden.update(name, generated);
    }
    assertThat(generated).isEqualTo(Golden.text(name));
  }

  private static JavaFileObject source(String name) {
    return JavaFileObjects.forResource("golden/" + name + ".java");
  }
}
