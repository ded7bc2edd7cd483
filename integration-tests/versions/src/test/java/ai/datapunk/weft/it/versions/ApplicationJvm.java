package ai.datapunk.weft.it.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JVM of an application with Weft, in which some jars are of other versions than here. */
final class ApplicationJvm {

  private static final long MOST_SECONDS = 60;

  /** What an application has, out of all that is on the class path of the tests. */
  private static final Pattern OF_APPLICATION =
      Pattern.compile(
          "[/\\\\](annotations|contract|runtime|aspects)[/\\\\]target[/\\\\]"
              + "|weft-(annotations|contract|runtime|aspects)-"
              + "|prometheus-metrics-|resilience4j-|slf4j-|jspecify-|aspectjrt-");

  private final List<Path> classPath = new ArrayList<>();

  /** An application of these classes. */
  ApplicationJvm(Path classes) {
    classPath.add(classes);
    ofTests()
        .filter(path -> OF_APPLICATION.matcher(path.toString()).find())
        .forEach(classPath::add);
  }

  /** All that the tests have. */
  static Stream<Path> ofTests() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of);
  }

  /** Takes this version of a library in place of the one that is here. */
  ApplicationJvm with(String artifact, String version) {
    Path jar = Path.of(System.getProperty("versions.jars"), artifact + "-" + version + ".jar");
    if (Files.exists(jar)) {
      without(artifact);
      classPath.add(jar);
    }
    assertThat(classPath).filteredOn(path -> isOf(path, artifact)).hasSize(1);
    assertThat(classPath).anyMatch(path -> path.endsWith(artifact + "-" + version + ".jar"));
    return this;
  }

  /** Leaves a library out, or all whose names begin so. */
  ApplicationJvm without(String artifact) {
    assertThat(classPath.removeIf(path -> isOf(path, artifact))).as(artifact).isTrue();
    return this;
  }

  private static boolean isOf(Path path, String artifact) {
    return path.getFileName().toString().startsWith(artifact + "-");
  }

  /** Runs a program, and gives what it has printed, errors included. */
  List<String> run(String main) throws IOException, InterruptedException {
    Path output = Files.createTempFile("application", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()),
                main)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
      return Files.readAllLines(output);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }
}
