package ai.datapunk.weft.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the JVM sees of the generated methods. */
class StackFramesTest {

  private static final Pattern METHOD =
      Pattern.compile("void (of\\w+)\\(\\);.*?locals=(\\d+).*?(\\d+): return", Pattern.DOTALL);

  /** From there on, HotSpot inlines no method, however often it is called. */
  private static final int TOO_LONG = 325;

  private static Map<String, MatchResult> methods() throws Exception {
    Path classes =
        Path.of(StackFrames.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter told = new StringWriter();
    PrintWriter out = new PrintWriter(told, true);
    String[] arguments = {"-c", "-v", "-p", "-cp", classes.toString(), StackFrames.class.getName()};
    ToolProvider.findFirst("javap").orElseThrow().run(out, out, arguments);
    return METHOD
        .matcher(told.toString())
        .results()
        .collect(toMap(each -> each.group(1), each -> each));
  }

  private static int bytesOfFrame(MatchResult method) {
    return Integer.parseInt(method.group(2)) * Long.BYTES;
  }

  private static int bytesOfCode(MatchResult method) {
    return Integer.parseInt(method.group(3));
  }

  /** A compiler might leave out variables that nobody uses, and the check with them. */
  @Test
  void theFramesAreAsLargeAsTheirNamesSay() throws Exception {
    assertThat(methods())
        .hasSize(5)
        .hasEntrySatisfying("ofFiveKilobytes", at(5_000))
        .hasEntrySatisfying("ofFiveKilobytesOfItsOwn", at(5_000))
        .hasEntrySatisfying("ofTenKilobytes", at(10_000))
        .hasEntrySatisfying("ofTenKilobytesOfItsOwn", at(10_000))
        .hasEntrySatisfying("ofTwentyFourKilobytesOfItsOwn", at(24_000));
  }

  private static Consumer<MatchResult> at(int bytes) {
    return method -> assertThat(bytesOfFrame(method)).isBetween(bytes, bytes + 256);
  }

  @Test
  void someAreTooLongToBeInlined() throws Exception {
    assertThat(methods())
        .allSatisfy(
            (name, method) ->
                assertThat(bytesOfCode(method) > TOO_LONG).isEqualTo(name.endsWith("OfItsOwn")));
  }
}
