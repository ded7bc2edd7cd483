package ai.datapunk.weft.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the forecast. With {@code -Dweft.docs.update} its tables are written anew. */
final class ForecastPage {

  private static final Path FILE = Path.of("../docs/forecast.md");

  /** What stands between the two comments of that name is this table. */
  void says(String name, String table) {
    String begin = "<!-- begin " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    try {
      String page = Files.readString(FILE);
      assertThat(page).contains(begin, end);
      String expected =
          page.substring(0, page.indexOf(begin) + begin.length())
              + table
              + page.substring(page.indexOf(end));
      if (System.getProperty("weft.docs.update") != null) {
        Files.writeString(FILE, expected);
      } else {
        assertThat(page).as("%s; written anew with -Dweft.docs.update", FILE).isEqualTo(expected);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
