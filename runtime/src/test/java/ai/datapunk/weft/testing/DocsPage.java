package ai.datapunk.weft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs. With {@code -Dweft.docs.update} its tables are written anew. */
public final class DocsPage {

  private final Path file;

  /** The page of that name. */
  public DocsPage(String name) {
    this.file = Path.of("../docs", name);
  }

  /** What stands between the two comments of that name is this table. */
  public void says(String name, String table) {
    String begin = "<!-- begin " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    try {
      String page = Files.readString(file);
      assertThat(page).contains(begin, end);
      String expected =
          page.substring(0, page.indexOf(begin) + begin.length())
              + table
              + page.substring(page.indexOf(end));
      if (System.getProperty("weft.docs.update") != null) {
        Files.writeString(file, expected);
      } else {
        assertThat(page).as("%s; written anew with -Dweft.docs.update", file).isEqualTo(expected);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
