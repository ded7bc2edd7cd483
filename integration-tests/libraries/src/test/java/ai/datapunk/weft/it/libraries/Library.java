package ai.datapunk.weft.it.libraries;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A published library and the jar of its own tests, as they are on the class path. */
enum Library {
  // The first to start, since some of its tests mostly wait.
  LANG(
      "commons-lang3",
      "org.apache.commons.lang3",
      List.of("org.apache.commons.lang3.mutable", "org.apache.commons.lang3.tuple"),
      // All but those of dates, which are four fifths of the tests and of the time.
      List.of(
          "org.apache.commons.lang3.arch",
          "org.apache.commons.lang3.builder",
          "org.apache.commons.lang3.compare",
          "org.apache.commons.lang3.concurrent",
          "org.apache.commons.lang3.event",
          "org.apache.commons.lang3.exception",
          "org.apache.commons.lang3.function",
          "org.apache.commons.lang3.math",
          "org.apache.commons.lang3.mutable",
          "org.apache.commons.lang3.reflect",
          "org.apache.commons.lang3.stream",
          "org.apache.commons.lang3.text",
          "org.apache.commons.lang3.tuple",
          "org.apache.commons.lang3.util")),
  COLLECTIONS(
      "commons-collections4",
      "org.apache.commons.collections4",
      List.of("org.apache.commons.collections4.bag", "org.apache.commons.collections4.queue"),
      // All of them.
      List.of());

  private final String artifact;
  private final String packageName;
  private final List<String> someOfItsTests;
  private final List<String> itsTests;

  Library(String artifact, String packageName, List<String> someOfItsTests, List<String> itsTests) {
    this.artifact = artifact;
    this.packageName = packageName;
    this.someOfItsTests = someOfItsTests;
    this.itsTests = itsTests;
  }

  /** The package that its public methods are in. */
  String packageName() {
    return packageName;
  }

  /** The packages whose tests run; all if there are none. */
  List<String> testPackages() {
    return allTests() ? itsTests : someOfItsTests;
  }

  /** Whether there is time for everything. */
  static boolean allTests() {
    return "all".equals(System.getProperty("libraries.tests"));
  }

  Path jar() {
    return find(artifact + "-\\d+(\\.\\d+)*\\.jar");
  }

  Path tests() {
    return find(artifact + "-\\d+(\\.\\d+)*-tests\\.jar");
  }

  /** The entry of the class path whose file name matches. */
  static Path find(String name) {
    return classPath().stream()
        .filter(entry -> entry.getFileName().toString().matches(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not on the class path"));
  }

  /** What this test runs with, which is also what the library's tests need. */
  static List<Path> classPath() {
    return Arrays.stream(
            System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .map(Path::of)
        .toList();
  }
}
