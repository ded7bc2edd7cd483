package ai.datapunk.weft.it.weaving.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that are made while the JVM ends are what they ever were, are counted, and end with it. */
class ShutdownTest {

  private static final long LONGEST_SECONDS = 60;

  @ParameterizedTest
  @CsvSource({"true, -1", "false, 3"})
  void callsInShutdownHooksAndBesideThemAreMadeAndCounted(
      boolean before, int status, @TempDir Path folder) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                EndingProgram.class.getName(),
                String.valueOf(before),
                String.valueOf(status))
            .redirectError(folder.resolve("log.txt").toFile())
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(java.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      int rounds = before ? 22 : 21;
      assertThat(Files.readAllLines(output))
          .containsExactlyInAnyOrderElementsOf(
              List.of(
                  calls("fail", "failure", rounds),
                  calls("fail", "success", 0),
                  // Each attempt of the future makes one.
                  calls("third_time", "failure", 0),
                  calls("third_time", "success", 4 * rounds),
                  calls("third_time_later", "failure", rounds),
                  calls("third_time_later", "success", 0),
                  "weft_recording_failures_total 0.0",
                  "rounds 1"));
      assertThat(java.exitValue()).isEqualTo(Math.max(0, status));
      assertThat(Files.readAllLines(folder.resolve("log.txt")))
          .noneMatch(line -> line.contains("Exception in thread") || line.contains("Recording"));
    } finally {
      java.destroyForcibly();
    }
  }

  private static String calls(String operation, String status, int count) {
    return "mesh_service_calls_total{operation=\"%s\",service=\"ending\",status=\"%s\"} %d.0"
        .formatted(operation, status, count);
  }
}
