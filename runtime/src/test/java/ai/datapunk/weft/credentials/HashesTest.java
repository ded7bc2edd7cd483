package ai.datapunk.weft.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is kept of passwords and tokens, and the command that makes it. */
class HashesTest {

  /** Python: hashlib.pbkdf2_hmac("sha512", "pässword".encode(), bytes(range(16)), 100000, 32). */
  private static final String FROM_PYTHON =
      "pbkdf2-sha512:100000:AAECAwQFBgcICQoLDA0ODw==:FlVu9yY4vURmx8Jrcx8Ygkp5K5kZ4dRPX7TV0UV1RY8=";

  @Test
  void isThePbkdf2OfOthers() {
    PasswordHash hash = PasswordHash.parse(FROM_PYTHON);
    assertThat(hash.matches("pässword".toCharArray())).isTrue();
    assertThat(hash.matches("password".toCharArray())).isFalse();
    assertThat(hash).hasToString(FROM_PYTHON);
  }

  @Test
  void saltsEachPassword() {
    PasswordHash one = PasswordHash.of("same".toCharArray());
    PasswordHash other = PasswordHash.of("same".toCharArray());
    assertThat(one.toString()).isNotEqualTo(other.toString()).startsWith("pbkdf2-sha512:210000:");
    assertThat(PasswordHash.parse(one.toString()).matches("same".toCharArray())).isTrue();
  }

  @Test
  void isTheSha256OfOthers() {
    TokenHash abc =
        TokenHash.parse("sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
    assertThat(abc.isSame(TokenHash.of("abc"))).isTrue();
    assertThat(abc.isSame(TokenHash.of("abd"))).isFalse();
    assertThat(TokenHash.newToken()).hasSize(43).isNotEqualTo(TokenHash.newToken());
  }

  @Test
  void refusesWhatIsNoHashWithoutRepeatingIt() {
    for (String text : new String[] {"", "hunter2", FROM_PYTHON + "=", "sha256:00"}) {
      assertThatThrownBy(() -> PasswordHash.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "is no hash of a password: make one with `java -cp weft-runtime.jar"
                  + " ai.datapunk.weft.credentials.HashCommand password`");
      assertThatThrownBy(() -> TokenHash.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "is no hash of a token: make both with `java -cp weft-runtime.jar"
                  + " ai.datapunk.weft.credentials.HashCommand token`");
    }
    for (String iterations : new String[] {"99999", "10000001"}) {
      assertThatThrownBy(() -> PasswordHash.parse(FROM_PYTHON.replace("100000", iterations)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("has " + iterations + " iterations; 100000 to 10000000 are possible");
    }
  }

  @Test
  void theCommandPrintsHashes() throws IOException {
    char[] password = "hunter2".toCharArray();
    String hash = run(0, password, "password").strip();
    assertThat(PasswordHash.parse(hash).matches("hunter2".toCharArray())).isTrue();
    assertThat(password).containsOnly(' ');

    String[] lines = run(0, new char[0], "token").split("\n", -1);
    String token = lines[0].substring(lines[0].lastIndexOf(' ') + 1);
    TokenHash printed = TokenHash.parse(lines[1].substring(lines[1].lastIndexOf(' ') + 1));
    assertThat(printed.isSame(TokenHash.of(token))).isTrue();
  }

  @Test
  void theCommandSaysWhatItTakes() throws IOException {
    String usage =
        "Usage: java -cp weft-runtime.jar ai.datapunk.weft.credentials.HashCommand"
            + " password|token\n";
    assertThat(run(2, new char[0])).isEqualTo(usage);
    assertThat(run(2, new char[0], "hash")).isEqualTo(usage);
    assertThat(run(2, new char[0], "password")).isEqualTo("No password was given\n");
  }

  private static String run(int status, char[] password, String... arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      assertThat(HashCommand.run(arguments, () -> password, stream)).isEqualTo(status);
    }
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
