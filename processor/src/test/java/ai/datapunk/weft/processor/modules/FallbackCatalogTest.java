package ai.datapunk.weft.processor.modules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod.Fallback;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operation of a fallback in the catalog: that of its call, as at run time. */
final class FallbackCatalogTest extends ModuleFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Timed(operation = "fetch") @CircuitGuarded(fallback = "spare") | fetch
          @Timed(operation = "fetch") @Retried(fallback = "spare") | fetch
          @Timed(operation = "fetch") @Retried(operation = "f", fallback = "spare") | fetch
          @Timed @CircuitGuarded(fallback = "spare") | fetch_stock
          @Retried(operation = "fetch", fallback = "spare") | fetch
          @Retried(operation = "fetch") @CircuitGuarded(fallback = "spare") | fetch
          @CircuitGuarded(fallback = "spare") | fetch_stock
          @Timed(metric = "stock_fetch_duration_seconds", help = "h") @CircuitGuarded(fallback = "spare") | fetch_stock
          """)
  void aFallbackHasTheOperationOfItsCall(String annotations, String operation) throws IOException {
    Path app = folder.resolve("app");
    String source =
        """
        import ai.datapunk.weft.annotation.*;
        @MeshService("stock")
        class Client {
          %s
          String fetchStock() {
            return "";
          }
          String spare() {
            return "";
          }
        }
        """
            .formatted(annotations);
    assertThat(compile(app, List.of(), source)).isEmpty();
    try (Reader in = Files.newBufferedReader(app.resolve(Catalog.PATH))) {
      assertThat(CatalogParser.read(in).classes().get(0).methods().get(0).fallback())
          .isEqualTo(new Fallback(new Target("stock", operation), "spare"));
    }
  }
}
