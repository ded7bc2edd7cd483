package ai.datapunk.weft.it.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.datapunk.weft.it.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sample of what is recorded takes, in blocks that Prometheus' own tool makes. */
class RecordedSizeTest {

  private static final double SAID = 7.0;

  private static final int SERIES = 100;
  private static final int SAMPLES = 960;
  private static final int STEP = 15;
  private static final int WINDOW = 20;
  private static final int PROCESSES = 3;
  private static final double CALLS_PER_STEP = 150;
  private static final long BEGIN = 1_764_000_000;

  @TempDir private Path folder;

  /** Four hours of sums of the rates of three processes, each with ten calls a second. */
  @Test
  void aSumOfRatesTakesWhatThePageSays() throws Exception {
    Random random = new Random(1);
    StringBuilder lines = new StringBuilder("# TYPE rate gauge\n");
    for (int series = 0; series < SERIES; series++) {
      double[] sums = sums(random);
      for (int i = 0; i < SAMPLES; i++) {
        lines.append(
            "rate{job=\"shop\",service=\"stock\",operation=\"o%d\"} %s %d\n"
                .formatted(series, sums[i], BEGIN + (long) STEP * i));
      }
    }
    Path file = Files.writeString(folder.resolve("rates.txt"), lines + "# EOF\n");
    Path blocks = folder.resolve("blocks");
    store(file, blocks);
    assertThat(size(blocks) / (double) (SERIES * SAMPLES)).isCloseTo(SAID, withinPercentage(10));
  }

  private static double[] sums(Random random) {
    double[] sums = new double[SAMPLES];
    for (int process = 0; process < PROCESSES; process++) {
      long[] counted = new long[SAMPLES + WINDOW + 1];
      for (int i = 1; i < counted.length; i++) {
        // Calls that come by chance scatter by the root of their number.
        double more = CALLS_PER_STEP + random.nextGaussian() * Math.sqrt(CALLS_PER_STEP);
        counted[i] = counted[i - 1] + Math.max(0, Math.round(more));
      }
      for (int i = 0; i < SAMPLES; i++) {
        sums[i] += (counted[i + WINDOW] - counted[i]) / (double) (WINDOW * STEP);
      }
    }
    return sums;
  }

  private static void store(Path file, Path blocks) throws Exception {
    List<String> command =
        List.of(
            Programs.require("promtool").toString(),
            "tsdb",
            "create-blocks-from",
            "openmetrics",
            file.toString(),
            blocks.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
