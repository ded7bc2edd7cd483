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
  void whatIsOutOfBoundsDoesNot() throws IOException {
    String golden = Files.readString(GOLDEN);
    for (String[] change :
        new String[][] {
          {"2592000.0", "86400.0"},
          {"2592000.0", "2592001.0"},
          {"\"availability\": 0.999", "\"availability\": 1"},
          {"\"service\": \"inventory\"", "\"service\": \"\""}
        }) {
      assertThat(schema.validate(golden.replace(change[0], change[1]), InputFormat.JSON))
          .as(change[1])
          .isNotEmpty();
    }
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
