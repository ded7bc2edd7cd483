package ai.datapunk.weft.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.DocsPage;
import ai.datapunk.weft.testing.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** What docs/exposition.md shows of the command; what it draws at random is left out there. */
class HashCommandTranscriptTest {

  private static final String COMMAND =
      "java -cp weft-runtime.jar " + HashCommand.class.getName() + " ";

  private static String printed(String kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    assertThat(HashCommand.run(new String[] {kind}, "s3cret"::toCharArray, out)).isZero();
    return bytes.toString(UTF_8);
  }

  @Test
  void thePageShowsIt() throws IOException {
    String base64 = "[A-Za-z0-9+/]+=+";
    String password =
        printed("password").replaceFirst(":" + base64 + ":" + base64, ":<salt>:<hash>");
    String token =
        printed("token")
            .replaceFirst(": [A-Za-z0-9_-]{43}\\b", ": <token>")
            .replaceFirst("sha256:[0-9a-f]{64}", "sha256:<64 hexadecimal digits>");
    new DocsPage("exposition.md")
        .says(
            "hashes",
            new Transcript()
                .command(COMMAND + "password", "Password:\n" + password)
                .command(COMMAND + "token", token)
                .toString());
  }
}
