package ai.datapunk.weft.it.prometheus.rules;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Two and a half hours of three processes: all is well for eighty minutes, what they call is away
 * for half an hour, and later one of them answers no more and is started again. The same each time.
 */
final class Incident {

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static final int MINUTES = 150;
  private static final int BREAKS = 80;
  private static final int RECOVERS = 110;
  private static final int DIES = 125;
  private static final int IS_STARTED = 131;
  private static final int PROCESSES = 3;
  private static final int IN_A_MINUTE = 60 / RecordedProcess.INTERVAL;

  private final RecordedProcess[] processes = new RecordedProcess[PROCESSES];

  private Incident() {
    for (int i = 0; i < PROCESSES; i++) {
      processes[i] = new RecordedProcess(i);
    }
  }

  /** From when each rate of five minutes has its whole window. */
  static Instant from() {
    return BEGIN.plusSeconds(10 * 60);
  }

  static Instant to() {
    return BEGIN.plusSeconds((MINUTES - 1) * 60);
  }

  /**
   * Whether a process has just ended, or begun, so that five minutes have not all of its samples.
   */
  static boolean isHalfThere(long second) {
    long minute = (second - BEGIN.getEpochSecond()) / 60;
    return minute >= DIES && minute <= IS_STARTED + 5;
  }

  /** Writes it for Prometheus' tool, with seconds, and for VictoriaMetrics, with milliseconds. */
  static void write(Path openMetrics, Path text) throws IOException {
    Incident incident = new Incident();
    try (BufferedWriter seconds = Files.newBufferedWriter(openMetrics);
        BufferedWriter millis = Files.newBufferedWriter(text)) {
      for (int scrape = 0; scrape < MINUTES * IN_A_MINUTE; scrape++) {
        for (int i = 0; i < PROCESSES; i++) {
          // No two are scraped at one moment, and none when rules are evaluated.
          long time =
              BEGIN.getEpochSecond() + (long) scrape * RecordedProcess.INTERVAL + 3 + 4L * i;
          for (String sample : incident.scrape(i, scrape)) {
            String stored = RecordedProcess.stored(sample, "10.0.1." + i + ":9464");
            seconds.write(stored + " " + time + "\n");
            millis.write(stored + " " + time + "000\n");
          }
        }
      }
      seconds.write("# EOF\n");
    }
  }

  private List<String> scrape(int process, int scrape) throws IOException {
    if (scrape == BREAKS * IN_A_MINUTE) {
      processes[process].breakDown();
    } else if (scrape == RECOVERS * IN_A_MINUTE) {
      processes[process].recover();
    }
    if (process == PROCESSES - 1) {
      if (scrape == IS_STARTED * IN_A_MINUTE) {
        processes[process] = new RecordedProcess(PROCESSES);
      } else if (scrape >= DIES * IN_A_MINUTE && scrape < IS_STARTED * IN_A_MINUTE) {
        return List.of("up 0");
      }
    }
    return processes[process].goOn();
  }
}
