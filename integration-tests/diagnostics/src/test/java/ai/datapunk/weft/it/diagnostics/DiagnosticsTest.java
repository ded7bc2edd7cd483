package ai.datapunk.weft.it.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is broken as {@code javac} prints it with the processor's jar, which is what {@code
 * docs/diagnostics.md} shows. With {@code -Dweft.docs.update} the page is written anew.
 */
final class DiagnosticsTest {

  private static final Path SOURCES = Path.of("src/test/resources");
  private static final Path PAGE = Path.of("../../docs/diagnostics.md");

  private static final String CLIENT = "shop/CheckoutClient.java";
  private static final String METRIC_SET = "shop/StreamMetrics.java";

  @TempDir private Path output;

  @ParameterizedTest
  @CsvSource({CLIENT + ",output", METRIC_SET + ",output of a metric set"})
  void compilingWhatIsBrokenPrintsWhatThePageShows(String source, String region)
      throws IOException {
    ShownOutput.in(PAGE).shows(region, compile(source));
  }

  @ParameterizedTest
  @CsvSource({CLIENT + ",15", METRIC_SET + ",8"})
  void soManyDifferentDiagnosticsArePrinted(String source, int atLeast) {
    assertThat(Pattern.compile("WEFT-\\d+").matcher(compile(source)).results().map(r -> r.group()))
        .satisfies(ids -> assertThat(ids.stream().distinct()).hasSizeGreaterThanOrEqualTo(atLeast));
  }

  private String compile(String source) {
    Javac.Result result = Javac.compile(output, List.of(), SOURCES.resolve(source));
    assertThat(result.succeeded()).isFalse();
    return result.printed().replace(SOURCES + File.separator, "");
  }
}
