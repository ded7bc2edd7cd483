package ai.datapunk.weft.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.store.StripedCounter;
import org.junit.jupiter.api.Test;

class LatestCallsTest {

  private final StripedCounter successes = new StripedCounter();

  private LatestCalls window(int size, int minimum, double rate) {
    return new LatestCalls(size, new Thresholds(minimum, rate, 1), successes);
  }

  @Test
  void aFailureLeavesWhenAsManyCallsHaveComeAfterItAsTheWindowHolds() {
    LatestCalls window = window(4, 1, 0.9);
    window.add(true, false);
    successes.add(3);
    assertThat(window.failureRate(0)).isEqualTo(0.25);
    successes.add(1);
    assertThat(window.failureRate(0)).isZero();
  }

  @Test
  void lookingAtTheRateLetsNoFailureLeave() {
    LatestCalls window = window(4, 1, 0.9);
    window.add(true, false);
    successes.add(4);
    assertThat(window.failureRate(0)).isZero();
    successes.add(-1);
    assertThat(window.failureRate(0)).isEqualTo(0.25);
  }

  @Test
  void moreFailuresThanThereWasRoomForAtFirstAreKeptInTheirOrder() {
    LatestCalls window = window(1_000, 1, 1);
    for (int i = 0; i < 20; i++) {
      successes.add(30);
      window.add(true, false);
    }
    assertThat(window.failureRate(0)).isEqualTo(20 / 620.0);
    successes.add(380);
    assertThat(window.failureRate(0)).isEqualTo(0.02);
    for (int left = 1; left <= 20; left++) {
      successes.add(31);
      assertThat(window.failureRate(0)).isEqualTo((20 - left) / 1_000.0);
    }
  }

  @Test
  void successesMayOpenOnlyByMakingUpTheMinimum() {
    LatestCalls window = window(10, 4, 0.5);
    window.add(true, false);
    assertThat(window.mayOpenBySuccess()).isFalse();
    window.add(true, false);
    assertThat(window.mayOpenBySuccess()).isTrue();
    assertThat(window.isOverThreshold()).isFalse();
    successes.add(1);
    assertThat(window.mayOpenBySuccess()).isTrue();
    assertThat(window.isOverThreshold()).isFalse();
    successes.add(1);
    assertThat(window.isOverThreshold()).isTrue();
    assertThat(window.mayOpenBySuccess()).isFalse();
    successes.add(1);
    assertThat(window.isOverThreshold()).isFalse();
  }

  @Test
  void aSuccessThatComesWhileACallIsLookedAtIsLeftToTheNext() {
    LatestCalls window = window(10, 4, 0.5);
    window.add(true, false);
    window.add(true, false);
    successes.add(1);
    assertThat(window.isOverThreshold()).isFalse();
    successes.add(1);
    assertThat(window.mayOpenBySuccess()).isTrue();
    assertThat(window.isOverThreshold()).isTrue();
  }

  @Test
  void slowCallsAreOverTheirThresholdByThemselves() {
    LatestCalls window = new LatestCalls(4, new Thresholds(2, 1, 0.5), successes);
    successes.add(1);
    window.add(false, true);
    assertThat(window.isOverThreshold()).isTrue();
    assertThat(window.failureRate(0)).isZero();
    successes.add(4);
    assertThat(window.isOverThreshold()).isFalse();
  }

  @Test
  void whatCameBeforeItWasClearedDoesNotCount() {
    LatestCalls window = window(4, 2, 1);
    successes.add(7);
    window.add(true, true);
    window.clear(0);
    assertThat(window.failureRate(0)).isNaN();
    window.add(true, false);
    window.add(true, false);
    assertThat(window.failureRate(0)).isEqualTo(1);
  }
}
