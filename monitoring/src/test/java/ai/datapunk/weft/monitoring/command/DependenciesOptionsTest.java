package ai.datapunk.weft.monitoring.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Prometheus is asked, as whom, and of which catalogs. */
class DependenciesOptionsTest {

  private static final String HTTPS = "https://prometheus.example:9090";

  @TempDir private Path folder;

  @Test
  void catalogsAreFilesOrAClassPath() throws Exception {
    Path b = Files.createDirectory(folder.resolve("b"));
    Path c = Files.createFile(folder.resolve("c.jar"));
    DependenciesOptions options =
        DependenciesOptions.of(
            List.of("a.jar", "--prometheus=" + HTTPS, b + File.pathSeparator + c));
    assertThat(options.catalogs().files()).containsExactly(Path.of("a.jar"), b, c);
  }

  @Test
  void ratesAreOverFiveMinutesUnlessTold() throws CommandException {
    assertThat(of(HTTPS).queries().retries().text()).contains("[5m]");
    assertThat(of(HTTPS, "--range", "1h").queries().retries().text()).contains("[1h]");
    assertUsage(() -> of(HTTPS, "--range", "soon").queries(), "--range: ");
  }

  @Test
  void whatIsMissingOrTooMuchIsSaid() {
    assertUsage(() -> DependenciesOptions.of(List.of("a.jar")), "--prometheus is missing. Fix: ");
    assertUsage(
        () -> DependenciesOptions.of(List.of("--prometheus", HTTPS)), "A catalog is missing.");
    assertUsage(() -> of(HTTPS, "--output", "x"), "--output is not an option of dependencies.");
    assertUsage(() -> of(HTTPS, "--range", "1h", "--range=2h"), "--range is given twice. Fix: ");
    assertUsage(() -> of(HTTPS, "--range"), "--range needs a value. Fix: ");
    assertUsage(() -> of(HTTPS, "--range="), "--range needs a value. Fix: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prometheus:9090",
        "ftp://prometheus",
        "https:///x",
        "https://a b",
        "https://a?b=c"
      })
  void whatIsNoAddress(String address) {
    assertUsage(() -> of(address).client(), "'" + address + "' is not an address. Fix: ");
  }

  @Test
  void aPasswordIsInNoAddress() {
    assertUsage(
        () -> of("https://me:secret@prometheus").client(),
        "Other programs can read a password in --prometheus. Fix: ");
  }

  @Test
  void credentialsStayWithinTheMachineOrAreEncrypted() throws IOException {
    String token = file("token", "abc\n");
    for (String address : List.of(HTTPS, "http://127.0.0.1:9090", "http://[::1]:9090")) {
      assertThatCode(() -> of(address, "--token-file", token).client()).doesNotThrowAnyException();
    }
    // An address that is kept for documentation.
    assertUsage(
        () -> of("http://192.0.2.1:9090", "--token-file", token).client(),
        "Whoever listens on the way to http://192.0.2.1:9090 could read the credentials.");
    assertThatCode(() -> of("http://192.0.2.1:9090").client()).doesNotThrowAnyException();
  }

  @Test
  void aTokenOrAPassword() throws IOException {
    String secret = file("secret", "abc");
    assertThatCode(() -> of(HTTPS, "--user", "me", "--password-file", secret).client())
        .doesNotThrowAnyException();
    String together = ". Fix: give --token-file alone, or --user and --password-file together.";
    assertUsage(
        () -> of(HTTPS, "--user", "me").client(),
        "--password-file is missing beside --user" + together);
    assertUsage(
        () -> of(HTTPS, "--password-file", secret).client(),
        "--user is missing beside --password-file" + together);
    assertUsage(
        () -> of(HTTPS, "--token-file", secret, "--password-file", secret).client(),
        "--token-file is given beside --password-file" + together);
    assertUsage(
        () -> of(HTTPS, "--user", "me", "--password-file", secret, "--token-file", secret).client(),
        "--token-file is given beside --user" + together);
  }

  @Test
  void aFileWithASecretHasNothingElse() throws IOException {
    for (String text : List.of("", " \n", "abc\ndef")) {
      String file = file("secret", text);
      assertThatExceptionOfType(CommandException.class)
          .isThrownBy(() -> of(HTTPS, "--token-file", file).client())
          .withMessageStartingWith(file + " is empty or has several lines. Fix: ");
    }
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> of(HTTPS, "--token-file", folder.resolve("none").toString()).client())
        .withMessage(
            "Cannot read "
                + folder.resolve("none")
                + ": no such file. Fix: name a file that is there and may be read, with the secret in"
                + " it.");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static DependenciesOptions of(String address, String... more) throws CommandException {
    List<String> arguments = new ArrayList<>(List.of("a.jar", "--prometheus", address));
    arguments.addAll(List.of(more));
    return DependenciesOptions.of(arguments);
  }

  private static void assertUsage(ThrowingCallable call, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(call)
        .withMessageStartingWith(message);
  }
}
