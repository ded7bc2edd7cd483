package ai.datapunk.weft.it.libraries;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM that runs a library's tests. */
final class TestRun implements AutoCloseable {

  private static final long AT_MOST_MINUTES = 10;

  /** What the libraries' own builds open for their tests, which look into the JDK's classes. */
  private static final List<String> OPENED =
      List.of("java.lang", "java.lang.reflect", "java.util", "java.time", "java.time.chrono");

  private final Process process;
  private final Path result;
  private final Path output;

  private TestRun(Process process, Path result, Path output) {
    this.process = process;
    this.result = result;
    this.output = output;
  }

  /**
   * Starts a JVM.
   *
   * @param classes the library's classes, which take the place of its jar
   */
  static TestRun start(Library library, Path classes, Path result) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    for (String opened : OPENED) {
      command.addAll(List.of("--add-opens", "java.base/" + opened + "=ALL-UNNAMED"));
    }
    command.addAll(List.of("-cp", classPath(library, classes), OwnTests.class.getName()));
    command.addAll(List.of(library.tests().toString(), result.toString()));
    command.addAll(library.testPackages());
    Path output = result.resolveSibling(result.getFileName() + ".log");
    Path workingFolder = result.resolveSibling(result.getFileName() + ".run");
    TestResources.unpack(library.tests(), workingFolder);
    return new TestRun(
        new ProcessBuilder(command)
            .directory(workingFolder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        result,
        output);
  }

  private static String classPath(Library library, Path classes) {
    return Stream.concat(
            Stream.of(classes),
            Library.classPath().stream().filter(entry -> !entry.equals(library.jar())))
        .map(Path::toString)
        .collect(joining(System.getProperty("path.separator")));
  }

  Outcome await() throws IOException, InterruptedException {
    assertThat(process.waitFor(AT_MOST_MINUTES, TimeUnit.MINUTES)).as("ends in time").isTrue();
    assertThat(result).withFailMessage(() -> "The tests did not end:\n" + log()).exists();
    return Outcome.parse(Files.readAllLines(result));
  }

  private String log() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "no output: " + e;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
