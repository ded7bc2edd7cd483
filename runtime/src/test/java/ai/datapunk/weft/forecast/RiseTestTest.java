package ai.datapunk.weft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RiseTestTest {

  private static RecentSeconds seconds(int[]... callsAndFailures) {
    RecentSeconds recent = new RecentSeconds(RecentSeconds.CAPACITY);
    for (int i = 0; i < callsAndFailures.length; i++) {
      recent.add(i, callsAndFailures[i][0], callsAndFailures[i][1]);
    }
    return recent;
  }

  @Test
  void ofTwoSecondsItIsPearsonsTestOfATableOfFour() {
    // χ² = 20 (0 · 5 - 10 · 5)² / (10 · 10 · 5 · 15) = 20/3
    RecentSeconds recent = seconds(new int[] {10, 0}, new int[] {10, 5});
    assertThat(RiseTest.z(recent)).isCloseTo(Math.sqrt(20.0 / 3), within(1e-12));
    assertThat(RiseTest.rises(recent)).isFalse();
  }

  @Test
  void aFallIsNegative() {
    assertThat(RiseTest.z(seconds(new int[] {10, 5}, new int[] {10, 0})))
        .isCloseTo(-Math.sqrt(20.0 / 3), within(1e-12));
  }

  @Test
  void secondsCountByTheirCalls() {
    // The middle second is at the mean time, so only the two others count.
    RecentSeconds recent = seconds(new int[] {2, 0}, new int[] {6, 0}, new int[] {2, 2});
    double share = 0.2;
    double numerator = (2 - 2 * share) * 1 + (0 - 2 * share) * -1;
    assertThat(RiseTest.z(recent))
        .isCloseTo(numerator / Math.sqrt(share * (1 - share) * 4), within(1e-12));
  }

  @Test
  void manyCallsProveASmallRise() {
    assertThat(RiseTest.rises(seconds(new int[] {10_000, 100}, new int[] {10_000, 160}))).isTrue();
    assertThat(RiseTest.rises(seconds(new int[] {100, 1}, new int[] {100, 2}))).isFalse();
  }

  @Test
  void nothingRisesWhereThereIsNothingToCompare() {
    assertThat(RiseTest.z(seconds())).isZero();
    assertThat(RiseTest.z(seconds(new int[] {0, 0}, new int[] {0, 0}))).isZero();
    assertThat(RiseTest.z(seconds(new int[] {10, 0}, new int[] {10, 0}))).isZero();
    assertThat(RiseTest.z(seconds(new int[] {10, 10}, new int[] {10, 10}))).isZero();
    assertThat(RiseTest.z(seconds(new int[] {0, 0}, new int[] {10, 5}))).isZero();
  }
}
