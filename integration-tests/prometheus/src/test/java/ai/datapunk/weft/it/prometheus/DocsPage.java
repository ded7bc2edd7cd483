package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs; {@code -Dweft.docs.update} writes what tests make of it anew. */
public record DocsPage(Path file) {

  /** The page of that name. */
  public static DocsPage of(String name) {
    return new DocsPage(Path.of("../../docs", name));
  }

  /** What stands between the two comments of that name. */
  public String text(String name) throws IOException {
    String page = Files.readString(file);
    int begin = page.indexOf(begin(name)) + begin(name).length();
    return page.substring(begin, page.indexOf("<!-- end " + name + " -->"));
  }

  /** What stands between the two comments of that name is this. */
  public void says(String name, String text) throws IOException {
    String begin = begin(name);
    String page = Files.readString(file);
    String expected =
        page.substring(0, page.indexOf(begin) + begin.length())
            + text
            + page.substring(page.indexOf("<!-- end " + name + " -->"));
    if (System.getProperty("weft.docs.update") != null) {
      Files.writeString(file, expected);
    } else {
      assertThat(page).isEqualTo(expected);
    }
  }

  private static String begin(String name) {
    return "<!-- begin " + name + " -->\n";
  }
}
