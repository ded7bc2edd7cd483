package ai.datapunk.weft.it.prometheus;

import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.VictoriaServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * How many bytes a sample takes, on the way and in both servers, measured with the real ones: four
 * hours of a {@link SimulatedProcess}, scraped every 15 s.
 */
record SampleSizes(double scraped, double compressed, double prometheus, double victoria) {

  private static final int SCRAPES = 4 * 60 * 4;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  static SampleSizes measured(Path folder) throws Exception {
    Path seconds = folder.resolve("openmetrics.txt");
    Path millis = folder.resolve("samples.txt");
    SimulatedProcess process = new SimulatedProcess();
    byte[] page = {};
    try (BufferedWriter openMetrics = Files.newBufferedWriter(seconds);
        BufferedWriter text = Files.newBufferedWriter(millis)) {
      for (int scrape = 0; scrape < SCRAPES; scrape++) {
        process.goOn();
        page = process.page();
        long now = BEGIN.plusSeconds(15L * scrape).getEpochSecond();
        for (String sample : SimulatedProcess.samples(page)) {
          openMetrics.write(sample + " " + now + "\n");
          text.write(sample + " " + now + "000\n");
        }
      }
      openMetrics.write("# EOF\n");
    }
    double series = SimulatedProcess.samples(page).size();
    return new SampleSizes(
        page.length / series,
        compressed(page) / series,
        prometheus(seconds, folder.resolve("blocks")),
        victoria(millis, folder));
  }

  private static int compressed(byte[] page) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(page);
    }
    return bytes.size();
  }

  /** Chunks and index of the blocks that Prometheus' own tool makes of the samples. */
  private static double prometheus(Path samples, Path blocks) throws Exception {
    Process promtool =
        new ProcessBuilder(
                Programs.require("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                samples.toString(),
                blocks.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (promtool.waitFor() != 0) {
      throw new IOException(said);
    }
    long bytes = 0;
    long stored = 0;
    try (Stream<Path> files = Files.walk(blocks)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
        if (file.endsWith("meta.json")) {
          JsonNode meta = new ObjectMapper().readTree(file.toFile());
          stored += meta.at("/stats/numSamples").asLong();
        }
      }
    }
    return bytes / (double) stored;
  }

  /** What VictoriaMetrics says of its own data, once it has put its parts together. */
  private static double victoria(Path samples, Path folder) throws Exception {
    try (VictoriaServer server = new VictoriaServer(Programs.require("victoria-metrics"), folder)) {
      server.take(samples);
      server.get("/internal/force_flush");
      server.get("/internal/force_merge");
      String metrics = server.get("/metrics");
      return sum(metrics, "vm_data_size_bytes{") / sum(metrics, "vm_rows{type=\"storage/");
    }
  }

  private static double sum(String metrics, String prefix) {
    List<String> lines = metrics.lines().filter(line -> line.startsWith(prefix)).toList();
    return lines.stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
