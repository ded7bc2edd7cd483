package ai.datapunk.weft.processor.check.objective;

import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Compilers.written;
import static ai.datapunk.weft.processor.testing.Sources.source;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.contract.DefaultBuckets;
import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/objectives.md shows compiles, and what it reckons is what the compiler reckons. */
final class ObjectivesPageTest {

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

  /** How far what stands at a method is indented. */
  private static final int METHOD = 10;

  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("../docs/objectives.md"));
  }

  @Test
  void theExampleIsAcceptedAndStandsInTheCatalog() {
    Compilation compilation =
        weft()
            .withOptions("-Xlint:all,-processing", "-Werror")
            .compile(source("InventoryClient", first(JAVA)));
    assertThat(compilation.diagnostics()).isEmpty();
    byte[] catalog = written(compilation, StandardLocation.CLASS_OUTPUT, Catalog.PATH);
    assertThat(new String(catalog, StandardCharsets.UTF_8))
        .contains(first(JSON).indent(METHOD).stripTrailing());
  }

  @Test
  void budgetsAreThoseOfTheMessages() {
    for (String share : List.of("0.9", "0.99", "0.995", "0.999", "0.9995", "0.9999", "0.99999")) {
      BigDecimal calls =
          BigDecimal.ONE.divide(
              BigDecimal.ONE.subtract(new BigDecimal(share)), RoundingMode.UNNECESSARY);
      String row =
          Stream.of(7, 30, 90)
              .map(days -> ErrorBudget.of(Double.parseDouble(share), Duration.ofDays(days)))
              .map(ErrorBudget::toString)
              .collect(joining(" | ", "| " + share + " | " + calls.toPlainString() + " | ", " |"));
      assertThat(page).contains(row);
    }
  }

  @Test
  void theBoundsOfTheFamiliesAreNamed() {
    assertThat(DefaultBuckets.DURATION)
        .containsExactly(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5., 7.5, 10.);
    assertThat(page)
        .contains("5, 10, 25, 50, 75, 100, 250, 500 and 750 ms, and 1, 2.5, 5, 7.5 and 10 s");
  }

  private String first(Pattern block) {
    Matcher matcher = block.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
