package ai.datapunk.weft.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for a measurement, which is told that it has so many cores. */
final class FreshJvm {

  private FreshJvm() {}

  /** Runs a class there, and returns the numbers that it prints, one a line. */
  static double[] numbers(int cores, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + cores,
                "-XX:+UseParallelGC",
                "-XX:ParallelGCThreads=2",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("A JVM failed and said: " + said);
    }
    return said.lines().mapToDouble(Double::parseDouble).toArray();
  }
}
