package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

class StackReserveTest {

  private static final Pattern FRAME =
      Pattern.compile("void (check\\w*)\\(\\);.*?locals=(\\d+)", Pattern.DOTALL);

  /** A compiler might leave out variables that nobody uses, and with them the check. */
  @Test
  void theFramesOfBothAreLargerThanAPage() throws Exception {
    Path classes =
        Path.of(StackReserve.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter told = new StringWriter();
    ToolProvider.findFirst("javap")
        .orElseThrow()
        .run(
            new PrintWriter(told, true),
            new PrintWriter(told, true),
            "-c",
            "-v",
            "-cp",
            classes.toString(),
            StackReserve.class.getName());
    assertThat(FRAME.matcher(told.toString()).results().map(StackReserveTest::large))
        .contains("check true", "checkForCall true");
  }

  private static String large(MatchResult frame) {
    return frame.group(1) + ' ' + (Integer.parseInt(frame.group(2)) * Long.BYTES > 4096);
  }
}
