package ai.datapunk.weft.it.httpservers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Prometheus' own tool says of a page of metrics. */
final class Promtool {

  private Promtool() {}

  /** Empty where it has nothing to say. */
  static String said(String page) throws IOException, InterruptedException {
    String promtool = Programs.require("promtool");
    Path file = Files.createTempFile(Path.of("target"), "metrics", ".txt");
    Files.writeString(file, page);
    Process process =
        new ProcessBuilder(promtool, "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() == 0 ? said : "failed: " + said;
  }
}
