package ai.datapunk.weft.it.prometheus.rules;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Many processes, of which the first ten are recorded and the others are these again, with other
 * addresses: the last six minutes with all that they have, and what is looked at over an hour for
 * as long as that takes.
 */
final class Fleet {

  /** All is in one block of Prometheus'. */
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static final int RECORDED = 10;
  private static final int SCRAPES = 24;
  private static final int SCRAPES_BEFORE = 280;
  private static final int SCRAPES_OF_A_BLOCK = 480;

  /** {@code UnusualTrafficSpike} looks back for 70 minutes. */
  private static final String LOOKED_AT_FOR_LONG = "http_requests_total";

  private final List<RecordedProcess> recorded = new ArrayList<>();
  private final int processes;

  private Fleet(int processes) {
    this.processes = processes;
    for (int i = 0; i < RECORDED; i++) {
      recorded.add(new RecordedProcess(i));
    }
  }

  /** When all have just been scraped for the last time. */
  static Instant end() {
    return BEGIN.plusSeconds((long) (SCRAPES_BEFORE + SCRAPES) * RecordedProcess.INTERVAL);
  }

  /** Writes so many processes, for Prometheus' tool. */
  static void write(int processes, Path file) throws IOException {
    Fleet fleet = new Fleet(processes);
    try (BufferedWriter samples = Files.newBufferedWriter(file)) {
      for (int scrape = 0; scrape < SCRAPES_BEFORE; scrape++) {
        fleet.write(scrape, true, samples);
      }
      for (int scrape = SCRAPES_BEFORE; scrape < SCRAPES_BEFORE + SCRAPES; scrape++) {
        fleet.write(scrape, false, samples);
      }
      samples.write("# EOF\n");
    }
  }

  /** Writes all that a block of two hours has of the recorded ones. */
  static void writeBlock(Path file) throws IOException {
    Fleet fleet = new Fleet(RECORDED);
    try (BufferedWriter samples = Files.newBufferedWriter(file)) {
      for (int scrape = 0; scrape < SCRAPES_OF_A_BLOCK; scrape++) {
        fleet.write(scrape, false, samples);
      }
      samples.write("# EOF\n");
    }
  }

  private void write(int scrape, boolean isHistory, BufferedWriter samples) throws IOException {
    long time = BEGIN.getEpochSecond() + (long) scrape * RecordedProcess.INTERVAL;
    for (int i = 0; i < RECORDED; i++) {
      List<String> page = isHistory ? history(recorded.get(i)) : recorded.get(i).goOn();
      for (int process = i; process < processes; process += RECORDED) {
        String target = "10.0." + process / 250 + "." + process % 250 + ":9464";
        // Not all at one moment, as Prometheus scrapes them.
        String end = " " + (time + process % RecordedProcess.INTERVAL) + "\n";
        for (String sample : page) {
          samples.write(RecordedProcess.stored(sample, target));
          samples.write(end);
        }
      }
    }
  }

  private static List<String> history(RecordedProcess process) {
    return process.goOnServing().stream()
        .filter(sample -> sample.startsWith(LOOKED_AT_FOR_LONG))
        .toList();
  }
}
