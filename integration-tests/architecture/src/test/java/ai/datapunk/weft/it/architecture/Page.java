package ai.datapunk.weft.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in {@code docs} that has to say what the code is. With {@code -Dweft.docs.update=true} it
 * is made to.
 */
final class Page {

  private static final Path DOCS = Path.of("../../docs");

  private final Path file;

  Page(String name) {
    this.file = DOCS.resolve(name);
  }

  /** The whole of it is this. */
  void is(String expected) {
    compare(expected, Files.exists(file) ? read() : "");
  }

  /** What stands between the two comments of that name is this. */
  void says(String name, String expected) {
    String begin = "<!-- begin " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    String page = read();
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end);
    assertThat(from).as("%s in %s", begin, file).isGreaterThan(begin.length() - 1);
    assertThat(to).as("%s in %s", end, file).isGreaterThanOrEqualTo(from);
    compare(page.substring(0, from) + expected + page.substring(to), page);
  }

  private void compare(String expected, String actual) {
    if (Boolean.getBoolean("weft.docs.update")) {
      write(expected);
    } else {
      assertThat(actual)
          .as(
              "%s; to write it anew: mvn -pl integration-tests/architecture -am verify"
                  + " -Dtest=ArchitecturePageTest,PublicApiTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -Dweft.docs.update=true",
              file)
          .isEqualTo(expected);
    }
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
