package ai.datapunk.weft.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.weaver.FolderWeaver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A library of Java 8 with every public method timed: how much larger its class files become, and
 * that it reads and writes what it does unwoven. Class files of Java 8 have no dynamic constants:
 * their static parts come by {@code invokedynamic}.
 */
class CsvTest {

  private static final String PACKAGE = "org.apache.commons.csv";
  private static final double GROWS_AT_MOST_BY = 0.80;

  @TempDir private static Path work;
  private static Path classes = Path.of("");
  private static long sizeBefore;
  private static int methods;

  @BeforeAll
  static void weave() throws IOException {
    classes = AnnotatedFromOutside.write(jar(), PACKAGE, work);
    sizeBefore = size(classes);
    methods =
        new FolderWeaver(classes, Library.classPath(), work.resolve("state"), debug -> {})
            .weave()
            .methods();
  }

  @Test
  void itGrowsByFourFifthsAtMost() throws IOException {
    long sizeAfter = size(classes);
    double growth = (double) sizeAfter / sizeBefore - 1;
    System.out.printf(
        "commons-csv: %,d methods woven, %,d bytes became %,d: +%.0f %%%n",
        methods, sizeBefore, sizeAfter, 100 * growth);
    assertThat(methods).isGreaterThan(150);
    assertThat(growth).isBetween(0.1, GROWS_AT_MOST_BY);
  }

  @Test
  void itsClassFilesAreThoseOfJava8() throws IOException {
    byte[] classFile =
        Files.readAllBytes(classes.resolve("org/apache/commons/csv/CSVFormat.class"));
    assertThat(classFile[7]).isEqualTo((byte) 52);
  }

  @Test
  void itReadsAndWritesWhatItDoesUnwoven() throws Exception {
    List<String> unwoven = exercise(jar());
    List<String> withAdvice = exercise(classes);

    int last = unwoven.size() - 1;
    assertThat(withAdvice.subList(0, last)).isEqualTo(unwoven.subList(0, last));
    assertThat(unwoven.get(last)).isEqualTo("0 calls");
    assertThat(Long.parseLong(withAdvice.get(last).replace(" calls", ""))).isGreaterThan(300);
  }

  private static Path jar() {
    return Library.find("commons-csv-\\d+(\\.\\d+)*\\.jar");
  }

  /** Runs the exercise with these classes of the library's, and classes of its own for all else. */
  private static List<String> exercise(Path ofLibrary) throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(ofLibrary.toUri().toURL());
    for (Path entry : Library.classPath()) {
      if (!entry.equals(jar())) {
        urls.add(entry.toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> exercise = loader.loadClass("ai.datapunk.weft.it.libraries.CsvExercise");
      List<?> lines = (List<?>) exercise.getMethod("run").invoke(null);
      return lines.stream().map(String::valueOf).toList();
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .mapToLong(
              file -> {
                try {
                  return Files.size(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .sum();
    }
  }
}
