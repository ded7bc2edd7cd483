package ai.datapunk.weft.it.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broken class as {@code javac} prints it with the processor's jar, which is what {@code
 * docs/diagnostics.md} shows. With {@code -Dweft.docs.update} the page is written anew.
 */
final class DiagnosticsTest {

  private static final Path SOURCES = Path.of("src/test/resources");
  private static final Path PAGE = Path.of("../../docs/diagnostics.md");
  private static final Pattern SHOWN =
      Pattern.compile("(?s)(?<=<!-- output -->\n)```text\n.*?```\n(?=<!-- /output -->)");

  @TempDir private Path output;

  @Test
  void compilingTheBrokenClassPrintsWhatThePageShows() throws IOException {
    String printed = compile();
    String page = Files.readString(PAGE);
    String shown = "```text\n" + printed + "```\n";
    if (System.getProperty("weft.docs.update") != null) {
      page = SHOWN.matcher(page).replaceFirst(java.util.regex.Matcher.quoteReplacement(shown));
      Files.writeString(PAGE, page);
    }
    assertThat(page).contains(shown);
  }

  @Test
  void atLeastFifteenDifferentDiagnosticsArePrinted() {
    assertThat(Pattern.compile("WEFT-\\d+").matcher(compile()).results().map(r -> r.group()))
        .satisfies(ids -> assertThat(ids.stream().distinct()).hasSizeGreaterThanOrEqualTo(15));
  }

  private String compile() {
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
                SOURCES.resolve("shop/CheckoutClient.java").toString());
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
