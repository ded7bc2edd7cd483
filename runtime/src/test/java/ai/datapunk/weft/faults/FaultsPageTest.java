package ai.datapunk.weft.faults;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.testing.DocsPage;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/semantics.md says what the tests of this package hold. With {@code
 * -Dweft.docs.update} it is written anew.
 */
class FaultsPageTest {

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
  void thePageHasThisTable() {
    new DocsPage("semantics.md").says("faults", table());
  }
}
