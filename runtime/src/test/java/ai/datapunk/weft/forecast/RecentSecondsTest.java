package ai.datapunk.weft.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecentSecondsTest {

  private final RecentSeconds recent = new RecentSeconds(4);

  private int[] calls() {
    return IntStream.range(0, recent.size()).map(recent::calls).toArray();
  }

  private int[] failures() {
    return IntStream.range(0, recent.size()).map(recent::failures).toArray();
  }

  @Test
  void theLastSecondHasTheAgeZero() {
    recent.add(7, 10, 1);
    recent.add(8, 20, 2);
    assertThat(calls()).containsExactly(20, 10);
    assertThat(failures()).containsExactly(2, 1);
  }

  @Test
  void theOldestMakesRoom() {
    for (int second = 1; second <= 6; second++) {
      recent.add(second, 10 * second, second);
    }
    assertThat(calls()).containsExactly(60, 50, 40, 30);
    assertThat(failures()).containsExactly(6, 5, 4, 3);
  }

  @Test
  void aSecondThatIsLeftOutHadNoCalls() {
    recent.add(-1, 10, 1);
    recent.add(2, 30, 3);
    assertThat(calls()).containsExactly(30, 0, 0, 10);
    assertThat(failures()).containsExactly(3, 0, 0, 1);
  }

  @Test
  void afterALongPauseAllOthersHadNoCalls() {
    recent.add(1, 10, 1);
    recent.add(Long.MAX_VALUE, 30, 3);
    assertThat(calls()).containsExactly(30, 0, 0, 0);
    assertThat(failures()).containsExactly(3, 0, 0, 0);
  }

  @Test
  void sumsAreThoseOfTheSecondsThatAreKept() {
    SplittableRandom random = new SplittableRandom(3);
    long second = 0;
    for (int step = 0; step < 200; step++) {
      second += random.nextInt(5) == 0 ? 1 + random.nextInt(6) : 1;
      int ended = random.nextInt(10);
      recent.add(second, ended, random.nextInt(ended + 1));
      assertThat(recent.callTotal()).isEqualTo(sum(calls(), 0));
      assertThat(recent.failureTotal()).isEqualTo(sum(failures(), 0));
      assertThat(recent.callAge()).isEqualTo(sum(calls(), 1));
      assertThat(recent.callAgeSquared()).isEqualTo(sum(calls(), 2));
      assertThat(recent.failureAge()).isEqualTo(sum(failures(), 1));
      if (step % 50 == 49) {
        recent.clear();
      }
    }
  }

  /** The sum over seconds of calls × age to that power. */
  private static long sum(int[] calls, int power) {
    return IntStream.range(0, calls.length)
        .mapToLong(age -> calls[age] * (power == 0 ? 1L : power == 1 ? age : (long) age * age))
        .sum();
  }

  @Test
  void whatIsForgottenDoesNotComeBack() {
    recent.add(1, 10, 1);
    recent.add(2, 20, 2);
    recent.clear();
    assertThat(recent.size()).isZero();
    recent.add(9, 30, 3);
    assertThat(calls()).containsExactly(30);
    assertThat(failures()).containsExactly(3);
  }
}
