package ai.datapunk.weft.it.prometheus.drill;

import ai.datapunk.weft.it.prometheus.rules.Blocks;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What Prometheus would have recorded of checkouts in a month in which all of them were in time.
 * Without it, the budget would be that of the few calls since it was started.
 */
final class GoodMonth {

  private static final Duration MONTH = Duration.ofDays(30);

  private static final String SERIES =
      "objective:%s:rate5m{job=\"storefront\",objective=\"latency\","
          + "operation=\"storefront_checkout_duration_seconds\",window=\"30d\"} %d %d\n";

  /** About as many in a second as the customers of the drill make. */
  private static final int CALLS = 85;

  private GoodMonth() {}

  /** Puts it into a folder in which Prometheus will store what it scrapes. */
  static void make(Path folder, int faster) throws IOException, InterruptedException {
    Path samples = folder.resolve("month.txt");
    long end = Instant.now().getEpochSecond();
    try (BufferedWriter lines = Files.newBufferedWriter(samples)) {
      // The rules are evaluated once a minute, which is a second here.
      for (long second = end - MONTH.dividedBy(faster).toSeconds(); second < end; second++) {
        lines.write(SERIES.formatted("calls", CALLS, second));
        lines.write(SERIES.formatted("bad_calls", 0, second));
      }
      lines.write("# EOF\n");
    }
    Blocks.make(samples, folder.resolve("data"));
  }
}
