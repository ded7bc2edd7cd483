package ai.datapunk.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A catalog that is not as it was written is one, or it is said what is wrong with it. */
final class BrokenCatalogTest {

  private static final Pattern VALUE =
      Pattern.compile("(?<=: )(?:\"[^\"]*\"|[\\d.]+|true|\\[[^\\[\\]{}]*])");

  private String golden = "";

  @BeforeEach
  void read() throws IOException {
    golden =
        new String(
            Objects.requireNonNull(getClass().getResourceAsStream("/golden/catalog.json"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\"x\"", "null", "-1", "1e300", "[]", "[[]]", "[null]", "{}", "true"})
  void whateverStandsInAValuesPlace(String other) {
    // What stands before them is not read.
    Matcher value = VALUE.matcher(golden).region(golden.indexOf("\"classes\""), golden.length());
    int changed = 0;
    while (value.find()) {
      String rest = golden.substring(value.end());
      requireReadOrRefused(golden.substring(0, value.start()) + other + rest);
      changed++;
    }
    assertThat(changed).isGreaterThan(100);
  }

  @Test
  void whereverItEnds() {
    for (int end = 0; end < golden.length() - 2; end += 13) {
      String part = golden.substring(0, end);
      assertThatThrownBy(() -> CatalogParser.read(new StringReader(part)))
          .isInstanceOf(IOException.class);
    }
  }

  private static void requireReadOrRefused(String text) {
    try {
      Catalog catalog = CatalogParser.read(new StringReader(text));
      assertThat(CatalogJson.text(catalog)).isNotEmpty();
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
