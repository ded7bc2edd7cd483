package ai.datapunk.weft.monitoring.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, left and removed. */
class OutputFolderTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000);

  @TempDir private Path temporary;

  /** Browsers take a comment before the type of the document, and the page as what it is. */
  @Test
  void aPageSaysSoInACommentToo() throws IOException {
    write(Map.of("a.html", "<!DOCTYPE html>\n"));
    assertThat(file("a.html"))
        .content()
        .isEqualTo(
            "<!-- Written by weft-monitoring: what is changed here is lost. -->\n<!DOCTYPE html>\n");
    assertThat(write(Map.of("a.html", "<!DOCTYPE html>\n")).unchanged())
        .containsExactly(file("a.html"));
  }

  @Test
  void filesSayWhoseTheyAre() throws IOException {
    WrittenFiles files = write(Map.of("rules/a.yml", "a: 1\n", "runbooks/a.md", "# A\n"));
    assertThat(files.written()).containsExactly(file("rules/a.yml"), file("runbooks/a.md"));
    assertThat(file("rules/a.yml"))
        .content()
        .isEqualTo("# Written by weft-monitoring: what is changed here is lost.\na: 1\n");
    assertThat(file("runbooks/a.md"))
        .content()
        .isEqualTo("<!-- Written by weft-monitoring: what is changed here is lost. -->\n# A\n");
  }

  @Test
  void jsonSaysItInItsFirstProperty() throws IOException {
    String text = "{\n  \"title\": \"A\"\n}\n";
    write(Map.of("a.json", text));
    assertThat(file("a.json"))
        .content()
        .isEqualTo(
            """
            {"description": "Written by weft-monitoring: what is changed here is lost.",
              "title": "A"
            }
            """);
    assertThat(write(Map.of("a.json", text)).unchanged()).containsExactly(file("a.json"));
    assertThat(write(Map.of("b.yml", "b: 1\n")).removed()).containsExactly(file("a.json"));
    Files.writeString(file("a.json"), text);
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> write(Map.of("a.json", text)));
    assertThatIllegalArgumentException().isThrownBy(() -> write(Map.of("c.json", "[]\n")));
  }

  @Test
  void whatHasNotChangedStaysUntouched() throws IOException {
    write(Map.of("a.yml", "a: 1\n", "b.yml", "b: 1\n"));
    for (String name : new String[] {"a.yml", "b.yml", "weft-monitoring.files"}) {
      Files.setLastModifiedTime(file(name), LONG_AGO);
    }
    WrittenFiles files = write(Map.of("a.yml", "a: 2\n", "b.yml", "b: 1\n"));
    assertThat(files.written()).containsExactly(file("a.yml"));
    assertThat(files.unchanged()).containsExactly(file("b.yml"));
    assertThat(files.removed()).isEmpty();
    assertThat(Files.getLastModifiedTime(file("a.yml"))).isNotEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(file("b.yml"))).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(file("weft-monitoring.files"))).isEqualTo(LONG_AGO);
  }

  @Test
  void whatAnEarlierRunWroteIsRemovedAndNothingElse() throws IOException {
    write(Map.of("a.yml", "a: 1\n", "old.yml", "b: 1\n", "taken.yml", "c: 1\n"));
    Files.copy(file("old.yml"), file("copied.yml"));
    Files.writeString(file("taken.yml"), "mine: 1\n");
    Files.writeString(file("mine.yml"), "mine: 1\n");
    WrittenFiles files = write(Map.of("a.yml", "a: 1\n"));
    assertThat(files.removed()).containsExactly(file("old.yml"));
    assertThat(file("old.yml")).doesNotExist();
    assertThat(file("taken.yml")).hasContent("mine: 1\n");
    assertThat(file("mine.yml")).exists();
    assertThat(file("copied.yml")).exists();
  }

  @Test
  void whatARunWroteThatWasBrokenOffIsRemovedLater() throws IOException {
    write(Map.of("a.yml", "a: 1\n"));
    assertThatIOException()
        .isThrownBy(() -> write(Map.of("b.yml", "b: 1\n", "b.yml/c.yml", "c: 1\n")));
    assertThat(file("b.yml")).exists();
    assertThat(write(Map.of("a.yml", "a: 1\n")).removed()).containsExactly(file("b.yml"));
  }

  @Test
  void aListThatNamesOtherFoldersRemovesNothingThere() throws IOException {
    write(Map.of("a.yml", "a: 1\n"));
    Path outside = Files.copy(file("a.yml"), temporary.resolve("outside.yml"));
    Files.writeString(
        file("weft-monitoring.files"),
        Files.readString(file("weft-monitoring.files")) + "../outside.yml\n" + outside + "\n\0\n");
    assertThat(write(Map.of("a.yml", "a: 1\n")).removed()).isEmpty();
    assertThat(outside).exists();
  }

  @Test
  void anotherFileInTheWayIsKeptAndNothingIsWritten() throws IOException {
    Files.createDirectories(temporary.resolve("out"));
    Files.writeString(file("b.yml"), "mine: 1\n");
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> write(Map.of("a.yml", "a: 1\n", "b.yml", "b: 1\n")))
        .withMessage(file("b.yml") + " is in the way, and Weft has not written it");
    assertThat(file("a.yml")).doesNotExist();
    assertThat(file("b.yml")).hasContent("mine: 1\n");
  }

  /** What is there may be of a catalog that could not be read this time. */
  @Test
  void aRunThatDoesNotKnowAllRemovesNothingAndTheNextThatDoesRemovesIt() throws IOException {
    write(Map.of("a.yml", "a: 1\n", "b.yml", "b: 1\n"));
    WrittenFiles files =
        new OutputFolder(temporary.resolve("out"), "")
            .keeping()
            .write(new TreeMap<>(Map.of("b.yml", "b: 2\n")));
    assertThat(files.removed()).isEmpty();
    assertThat(file("a.yml")).exists();
    assertThat(file("b.yml")).content().endsWith("b: 2\n");
    assertThat(write(Map.of("b.yml", "b: 2\n")).removed()).containsExactly(file("a.yml"));
    assertThat(file("a.yml")).doesNotExist();
  }

  @Test
  void anotherFileInAFoldersPlaceIsKeptAndNothingIsWritten() throws IOException {
    write(Map.of("a.yml", "a: 1\n"));
    Files.writeString(file("rules"), "mine\n");
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> write(Map.of("b.yml", "b: 1\n", "rules/b.yml", "b: 1\n")))
        .withMessage(file("rules") + " is in the way, and Weft has not written it");
    assertThat(file("a.yml")).exists();
    assertThat(file("b.yml")).doesNotExist();
    assertThat(file("rules")).hasContent("mine\n");
  }

  @Test
  void anOwnFileInAFoldersPlaceGoes() throws IOException {
    write(Map.of("b.yml", "a: 1\n"));
    write(Map.of("b.yml/c.yml", "c: 1\n"));
    assertThat(file("b.yml/c.yml")).exists();
  }

  @Test
  void filesWhoseLineEndsHaveChangedAreStillWefts() throws IOException {
    write(Map.of("a.yml", "a: 1\n", "a.md", "# A\n", "old.yml", "b: 1\n"));
    for (String name : new String[] {"a.yml", "a.md", "old.yml", "weft-monitoring.files"}) {
      Files.writeString(file(name), Files.readString(file(name)).replace("\n", "\r\n"));
    }
    WrittenFiles files = write(Map.of("a.yml", "a: 1\n", "a.md", "# A\n"));
    assertThat(files.written()).containsExactly(file("a.md"), file("a.yml"));
    assertThat(files.removed()).containsExactly(file("old.yml"));
  }

  @Test
  void whatWasWrittenForSomethingElseIsKept() throws IOException {
    write("shop:web", Map.of("a.yml", "a: 1\n"));
    assertThatExceptionOfType(OtherOriginException.class)
        .isThrownBy(() -> write("shop:orders", Map.of("b.yml", "b: 1\n")))
        .withMessageContaining(" was written for shop:web, which would be lost")
        .withMessageContaining("remove weft-monitoring.files there");
    assertThat(file("a.yml")).exists();
    assertThat(file("b.yml")).doesNotExist();
    write("shop:web", Map.of("c.yml", "c: 1\n"));
    assertThat(file("a.yml")).doesNotExist();
    write(Map.of("d.yml", "d: 1\n"));
    assertThat(file("c.yml")).doesNotExist();
  }

  @Test
  void aDrillSaysSoInEachFile() throws IOException {
    SortedMap<String, String> files =
        new TreeMap<>(Map.of("a.yml", "a: 1\n", "b.md", "# B\n", "c.json", "{\n}\n"));
    drill(60).write(files);
    String mark = "Written by weft-monitoring: what is changed here is lost.";
    String drill = "This is for a drill, 60 times faster than it would be.";
    assertThat(file("a.yml")).content().isEqualTo("# " + mark + "\n# " + drill + "\na: 1\n");
    assertThat(file("b.md"))
        .content()
        .isEqualTo("<!-- " + mark + " -->\n<!-- " + drill + " -->\n# B\n");
    assertThat(file("c.json")).content().doesNotContain(drill);
    assertThat(drill(60).write(files).unchanged()).hasSize(3);
    assertThat(drill(30).write(files).written()).containsExactly(file("a.yml"), file("b.md"));
  }

  @Test
  void aDrillAndWhatIsUsedHaveAFolderEach() throws IOException {
    write("shop:web", Map.of("a.yml", "a: 1\n"));
    assertThatExceptionOfType(OtherPurposeException.class)
        .isThrownBy(() -> drill(60).write(new TreeMap<>(Map.of("b.yml", "b: 1\n"))))
        .withMessage(
            temporary.resolve("out")
                + " has what was written for use, and a drill would replace it by rules with other"
                + " times: each needs a folder of its own");
    assertThat(file("a.yml")).exists();
    assertThat(file("b.yml")).doesNotExist();
  }

  @Test
  void whatIsUsedDoesNotReplaceADrill() throws IOException {
    drill(60).write(new TreeMap<>(Map.of("a.yml", "a: 1\n")));
    assertThatExceptionOfType(OtherPurposeException.class)
        .isThrownBy(() -> write(Map.of("b.yml", "b: 1\n")))
        .withMessageStartingWith(temporary.resolve("out") + " has what was written for a drill, ")
        .withMessageEndingWith(": each needs a folder of its own");
    assertThat(file("b.yml")).doesNotExist();
  }

  private OutputFolder drill(int factor) {
    return new OutputFolder(temporary.resolve("out"), "shop:web").forDrill(factor);
  }

  private WrittenFiles write(Map<String, String> files) throws IOException {
    return write("", files);
  }

  private WrittenFiles write(String origin, Map<String, String> files) throws IOException {
    return new OutputFolder(temporary.resolve("out"), origin).write(new TreeMap<>(files));
  }

  private Path file(String name) {
    return temporary.resolve("out").resolve(name);
  }
}
