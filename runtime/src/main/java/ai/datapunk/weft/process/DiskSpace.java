package ai.datapunk.weft.process;

import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The space of disks. All are asked at the same time, and however many do not answer, whoever asks
 * waits no longer than a limit in all. Thread-safe.
 *
 * @param disks each by a path of its own
 */
record DiskSpace(List<Disk> disks, Ticker ticker, Wait waiting) {

  static final Duration LIMIT = Duration.ofSeconds(1);

  /** Waits for an answer; for so many nanoseconds at most, not at all where that is 0. */
  @FunctionalInterface
  interface Wait {
    Disk.Space on(Future<Disk.Space> answer, long nanos)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  /** The space of the disks that these paths are on. */
  static DiskSpace of(List<Path> paths) {
    return new DiskSpace(
        paths.stream()
            .map(path -> path.toAbsolutePath().normalize())
            .distinct()
            .map(path -> new Disk(path, Disk.Space::of))
            .toList(),
        Ticker.system(),
        (answer, nanos) -> answer.get(nanos, TimeUnit.NANOSECONDS));
  }

  /**
   * What the disks say, by the names of their paths; without those that say nothing, or too late.
   * Each is asked once, unless it is being asked already.
   *
   * @param store counts a line of the log that is lost
   */
  Map<String, Disk.Space> byPath(MetricStore store) {
    Map<Disk, Future<Disk.Space>> asked = new LinkedHashMap<>();
    disks.forEach(disk -> asked.put(disk, disk.ask()));
    long start = ticker.nanoTime();
    Map<String, Disk.Space> answers = new LinkedHashMap<>();
    asked.forEach(
        (disk, answer) -> {
          long left = LIMIT.toNanos() - (ticker.nanoTime() - start);
          Disk.Space space = said(disk, answer, Math.max(0, left), store);
          if (space != null) {
            answers.put(disk.name(), space);
          }
        });
    return answers;
  }

  /** What one says; null if that is nothing, or too late. The first time it is told why. */
  private Disk.@Nullable Space said(
      Disk disk, Future<Disk.Space> answer, long nanos, MetricStore store) {
    try {
      return waiting.on(answer, nanos);
    } catch (TimeoutException late) {
      disk.tell("it does not answer", store);
    } catch (ExecutionException unreadable) {
      disk.tell(String.valueOf(unreadable.getCause()), store);
    } catch (InterruptedException deadline) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
