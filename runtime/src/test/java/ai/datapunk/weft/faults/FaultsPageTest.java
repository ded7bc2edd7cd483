package ai.datapunk.weft.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/semantics.md says what the tests of this package hold. With {@code
 * -Dweft.docs.update} it is written anew.
 */
class FaultsPageTest {

  private static final Path PAGE = Path.of("../docs/semantics.md");
  private static final String BEGIN = "<!-- begin faults -->\n";
  private static final String END = "<!-- end faults -->";

  private static String table() {
    return """
        | what throws | what the call sees | failures counted | lines logged |
        |---|---|---:|---:|
        """
        + Faults.ALL.stream().map(FaultsPageTest::row).collect(joining());
  }

  private static String row(Fault fault) {
    return "| %s | %s | %d | %d |\n"
        .formatted(fault.of(), fault.sees().said(), fault.counted(), fault.logged());
  }

  @Test
  void thePageHasThisTable() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN, END);
    String expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table()
            + page.substring(page.indexOf(END));
    if (System.getProperty("weft.docs.update") != null) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page).as("%s; written anew with -Dweft.docs.update", PAGE).isEqualTo(expected);
    }
  }
}
