package ai.datapunk.weft.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls on a heap that is full: they give what they have to give, and all of them are counted, as
 * themselves or as faults of recording. When there is memory again, all goes on.
 */
class FullHeapTest {

  private static final long LONGEST_SECONDS = 120;
  private static final int CALLS = FullHeap.CALLS;

  /** What the program printed: numbers by what they are of. */
  private static Map<String, Long> run(Class<?> program, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    Path said = folder.resolve("said.txt");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectError(log.toFile())
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(java.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(java.exitValue()).as(Files.readString(log, UTF_8)).isZero();
    } finally {
      java.destroyForcibly();
    }
    assertThat(Files.readAllLines(log, UTF_8))
        .filteredOn(line -> line.contains("Recording a call failed"))
        .hasSize(1);
    return Files.readAllLines(said, UTF_8).stream()
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Long.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }

  @Test
  void callsGiveWhatTheyHaveAndNoneIsLostWithoutBeingCounted(@TempDir Path folder)
      throws IOException, InterruptedException {
    Map<String, Long> numbers = run(FullHeap.class, folder);
    assertThat(number(numbers, "wrong")).isZero();
    long labelled = number(numbers, "full own_seconds_count");
    long guarded = number(numbers, "full mesh_service_calls_total");
    long faults = number(numbers, "full weft_recording_failures_total");
    assertThat(labelled).isLessThanOrEqualTo(CALLS);
    assertThat(guarded).isLessThanOrEqualTo(2 * CALLS);
    assertThat(labelled + guarded + faults).isGreaterThanOrEqualTo(3 * CALLS);
    assertThat(faults).as("it was full").isPositive();
    assertThat(numbers)
        .containsEntry("full in flight", 0L)
        .containsEntry("after own_seconds_count", (long) CALLS)
        .containsEntry("after mesh_service_calls_total", 2L * CALLS)
        .containsEntry("after circuit_breaker_requests_total", 3L * CALLS)
        .containsEntry("after weft_recording_failures_total", 0L)
        .containsEntry("after in flight", 0L);
  }

  /** Seven calls in each round, of which one that was made before ends in it. */
  @Test
  void futuresAndSubscriptionsEndAsTheyWouldHave(@TempDir Path folder)
      throws IOException, InterruptedException {
    long calls = 7L * FullHeapOfLaterEnds.CALLS;
    // The scheduler refuses: of all that are retried, and of those that end later each sixth.
    long refusals = FullHeapOfLaterEnds.CALLS + FullHeapOfLaterEnds.CALLS / 6L;
    Map<String, Long> numbers = run(FullHeapOfLaterEnds.class, folder);
    assertThat(numbers)
        .containsEntry("wrong", 0L)
        .containsEntry("full in flight", 0L)
        .containsEntry("then wrong", 0L)
        .containsEntry("after mesh_service_calls_total", calls)
        .containsEntry("after circuit_breaker_requests_total", calls)
        .containsEntry("after weft_recording_failures_total", refusals)
        .containsEntry("after in flight", 0L);
    assertThat(number(numbers, "full mesh_service_calls_total")).isLessThanOrEqualTo(calls);
    assertThat(number(numbers, "full weft_recording_failures_total"))
        .as("it was full")
        .isGreaterThan(refusals);
  }

  private static long number(Map<String, Long> numbers, String of) {
    return requireNonNull(numbers.get(of));
  }
}
