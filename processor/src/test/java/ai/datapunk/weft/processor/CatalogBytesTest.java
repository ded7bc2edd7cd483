package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Compilers.written;
import static ai.datapunk.weft.processor.testing.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import com.google.common.truth.Truth;
import com.google.testing.compile.Compilation;
import java.nio.charset.StandardCharsets;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** The bytes of a catalog depend on what the sources say, and on nothing else. */
final class CatalogBytesTest {

  @Test
  void theCatalogIsInOneEncodingWhateverTheSourcesAreIn() {
    Compilation compilation =
        weft()
            .withOptions("-encoding", "ISO-8859-1")
            .compile(
                source(
                    "Lake",
                    "class Lake { @Timed(metric = \"lake_seconds\", help = \"Gr\\u00f6\\u00dfe\")"
                        + " void go() {} }"));
    Truth.assertThat(new String(catalog(compilation), StandardCharsets.UTF_8))
        .contains("Gr\u00f6\u00dfe");
  }

  @Test
  void equalSourcesGiveEqualBytesInWhateverOrder() {
    JavaFileObject a = retried("A");
    JavaFileObject b = retried("B");
    assertThat(catalog(a, b)).isEqualTo(catalog(b, a));
  }

  @Test
  void theApplicationIsNamedWhereTheBuildTells() {
    String catalog =
        new String(
            catalog(weft().withOptions("-Aweft.application=orders").compile(retried("A"))),
            StandardCharsets.UTF_8);
    assertThat(catalog).startsWith("{\n  \"version\": 1,\n  \"application\": \"orders\",\n");
    assertThat(new String(catalog(retried("A")), StandardCharsets.UTF_8))
        .doesNotContain("application");
  }

  private static JavaFileObject retried(String name) {
    return source(
        name, "@MeshService(\"" + name + "\") class " + name + " { @Retried void go() {} }");
  }

  private static byte[] catalog(JavaFileObject... sources) {
    return catalog(weft().compile(sources));
  }

  private static byte[] catalog(Compilation compilation) {
    return written(compilation, StandardLocation.CLASS_OUTPUT, Catalog.PATH);
  }
}
