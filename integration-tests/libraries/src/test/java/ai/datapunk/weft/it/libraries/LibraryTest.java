package ai.datapunk.weft.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.weaver.FolderReport;
import ai.datapunk.weft.weaver.FolderWeaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Libraries that know nothing of Weft, with every public method timed, pass, fail and skip the same
 * tests of their own as without.
 */
class LibraryTest {

  /** How many of a library's methods have to be woven at least for the test to mean something. */
  private static final int MANY_METHODS = 1_000;

  private static final Map<Library, Runs> RUNS = new EnumMap<>(Library.class);

  @TempDir static Path work;

  /** A library's tests, which are running. */
  private record Runs(FolderReport weaving, TestRun unwoven, TestRun woven) {}

  /** The smaller one alone, and some of its tests, where time is short. */
  static List<Library> libraries() {
    return Library.allTests() ? List.of(Library.values()) : List.of(Library.LANG);
  }

  /** All at once, since some tests mostly wait; but ajc and the weaver are not for two threads. */
  @BeforeAll
  static void start() throws IOException {
    for (Library library : libraries()) {
      Path folder = Files.createDirectories(work.resolve(library.name()));
      Path classes = AnnotatedFromOutside.write(library, folder);
      FolderReport weaving =
          new FolderWeaver(classes, Library.classPath(), folder.resolve("state"), debug -> {})
              .weave();
      RUNS.put(
          library,
          new Runs(
              weaving,
              TestRun.start(library, library.jar(), folder.resolve("unwoven.txt")),
              TestRun.start(library, classes, folder.resolve("woven.txt"))));
    }
  }

  @AfterAll
  static void end() {
    RUNS.values()
        .forEach(
            runs -> {
              runs.unwoven().close();
              runs.woven().close();
            });
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void itsOwnTestsEndAsTheyDoUnwoven(Library library) throws IOException, InterruptedException {
    Runs runs = RUNS.get(library);
    FolderReport woven = runs.weaving();
    assertThat(woven.methods()).isGreaterThan(MANY_METHODS);

    Outcome without = runs.unwoven().await();
    Outcome with = runs.woven().await();

    assertThat(without.tests().succeeded()).isGreaterThan(without.tests().found() * 49 / 50);
    assertThat(with.tests()).isEqualTo(without.tests());
    assertThat(with.failed()).isEqualTo(without.failed());
    assertThat(with.calls()).isGreaterThan(with.tests().found());
    assertThat(without.calls()).isZero();
    System.out.printf(
        "%s: %,d methods in %,d classes woven, %,d calls counted; %s%n",
        library, woven.methods(), woven.classes(), with.calls(), with.tests());
  }
}
