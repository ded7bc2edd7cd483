package ai.datapunk.weft.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.weaver.FolderReport;
import ai.datapunk.weft.weaver.FolderWeaver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  @TempDir Path work;

  /** The smaller one alone, and some of its tests, where time is short. */
  static List<Library> libraries() {
    return Library.allTests() ? List.of(Library.values()) : List.of(Library.LANG);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void itsOwnTestsEndAsTheyDoUnwoven(Library library) throws IOException, InterruptedException {
    Path classes = AnnotatedFromOutside.write(library, work);
    FolderReport woven =
        new FolderWeaver(classes, Library.classPath(), work.resolve("state"), debug -> {}).weave();
    assertThat(woven.methods()).isGreaterThan(MANY_METHODS);

    try (TestRun unwovenRun = TestRun.start(library, library.jar(), work.resolve("unwoven.txt"));
        TestRun wovenRun = TestRun.start(library, classes, work.resolve("woven.txt"))) {
      Outcome without = unwovenRun.await();
      Outcome with = wovenRun.await();

      assertThat(with.tests()).isEqualTo(without.tests());
      assertThat(with.failed()).isEqualTo(without.failed());
      assertThat(with.calls()).isGreaterThan(with.tests().found());
      assertThat(without.calls()).isZero();
      System.out.printf(
          "%s: %,d methods in %,d classes woven, %,d calls counted; %s%n",
          library, woven.methods(), woven.classes(), with.calls(), with.tests());
    }
  }
}
