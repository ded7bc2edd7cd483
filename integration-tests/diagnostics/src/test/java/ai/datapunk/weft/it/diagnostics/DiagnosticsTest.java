package ai.datapunk.weft.it.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
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
    String page = Files.readString(PAGE);
    String shown = "```text\n" + compile(source) + "```\n";
    if (System.getProperty("weft.docs.update") != null) {
      page = shown(region).matcher(page).replaceFirst(Matcher.quoteReplacement(shown));
      Files.writeString(PAGE, page);
    }
    assertThat(page).contains(shown);
  }

  private static Pattern shown(String region) {
    return Pattern.compile(
        "(?s)(?<=<!-- " + region + " -->\n)```text\n.*?```\n(?=<!-- /" + region + " -->)");
  }

  @ParameterizedTest
  @CsvSource({CLIENT + ",15", METRIC_SET + ",8"})
  void soManyDifferentDiagnosticsArePrinted(String source, int atLeast) {
    assertThat(Pattern.compile("WEFT-\\d+").matcher(compile(source)).results().map(r -> r.group()))
        .satisfies(ids -> assertThat(ids.stream().distinct()).hasSizeGreaterThanOrEqualTo(atLeast));
  }

  private String compile(String source) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "-encoding",
                "UTF-8",
                "-Xlint:-options",
                "-processorpath",
                processorPath(),
                "-d",
                output.toString(),
                SOURCES.resolve(source).toString());
    assertThat(status).isNotZero();
    return printed.toString().replace(SOURCES + File.separator, "");
  }

  /**
   * The shaded jar and nothing else, as on a user's processor path. Where the processor was not
   * packaged, as with {@code mvn test}, its classes need their libraries.
   */
  private static String processorPath() {
    String classPath = System.getProperty("java.class.path");
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> entry.matches(".*weft-processor-[^/\\\\]*\\.jar"))
        .findFirst()
        .orElse(classPath);
  }
}
