package ai.datapunk.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CatalogSchemaTest {

  private static final Path GOLDEN = Path.of("../processor/src/test/resources/golden/catalog.json");

  private final JsonSchema schema;

  CatalogSchemaTest() throws IOException {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/catalog.schema.json")));
  }

  @Test
  void aCatalogFollowsItsSchema() throws IOException {
    assertThat(schema.validate(Files.readString(GOLDEN), InputFormat.JSON)).isEmpty();
  }

  @Test
  void whatIsUnknownDoesNot() throws IOException {
    String golden = Files.readString(GOLDEN);
    for (String change :
        new String[] {"\"maxAttempts\"", "\"version\"", "\"series\"", "\"help\""}) {
      assertThat(schema.validate(golden.replace(change, "\"other\""), InputFormat.JSON))
          .isNotEmpty();
    }
  }
}
