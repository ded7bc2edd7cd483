package ai.datapunk.weft.it.prometheus.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.it.support.Programs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Prometheus has on its disk.
 *
 * @param series in all blocks, so that one that is in two of them counts twice
 */
public record Blocks(long samples, long series, long chunkBytes, long indexBytes) {

  /** Has Prometheus' own tool make blocks of samples. */
  public static void make(Path openMetrics, Path data) throws IOException, InterruptedException {
    promtool(List.of("openmetrics", openMetrics.toString(), data.toString()));
  }

  /**
   * Has it make blocks of what rules record, as far as a server has what these read. A server sees
   * them once it is started again.
   */
  static void record(List<Path> rules, URI server, Instant from, Instant to, Path data)
      throws IOException, InterruptedException {
    Path made = Files.createTempDirectory(data.getParent(), "recorded");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rules",
                "--url=" + server,
                "--start=" + from.getEpochSecond(),
                "--end=" + to.getEpochSecond(),
                "--output-dir=" + made));
    rules.forEach(file -> arguments.add(file.toString()));
    promtool(arguments);
    try (Stream<Path> blocks = Files.list(made)) {
      for (Path block : blocks.toList()) {
        Files.move(block, data.resolve(block.getFileName()));
      }
    }
  }

  private static void promtool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Programs.require("promtool").toString(), "tsdb", "create-blocks-from"));
    command.addAll(arguments);
    Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
    if (promtool.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  static Blocks in(Path data) throws IOException {
    long samples = 0;
    long series = 0;
    long chunks = 0;
    long index = 0;
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.endsWith("meta.json")) {
          JsonNode stats = new ObjectMapper().readTree(file.toFile()).get("stats");
          samples += stats.get("numSamples").asLong();
          series += stats.get("numSeries").asLong();
        } else if (file.endsWith("index")) {
          index += Files.size(file);
        } else if (file.getParent().endsWith("chunks")) {
          chunks += Files.size(file);
        }
      }
    }
    return new Blocks(samples, series, chunks, index);
  }
}
