package ai.datapunk.weft.it.prometheus.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.it.support.Programs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What Prometheus has on its disk.
 *
 * @param series in all blocks, so that one that is in two of them counts twice
 */
record Blocks(long samples, long series, long chunkBytes, long indexBytes) {

  /** Has Prometheus' own tool make blocks of samples. */
  static void make(Path openMetrics, Path data) throws IOException, InterruptedException {
    Process promtool =
        new ProcessBuilder(
                Programs.require("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                openMetrics.toString(),
                data.toString())
            .redirectErrorStream(true)
            .start();
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
