package ai.datapunk.weft.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.store.StripedCounter;
import org.junit.jupiter.api.Test;

class LatestSecondsTest {

  private final StripedCounter successes = new StripedCounter();

  private LatestSeconds window(int seconds, int minimum, double rate) {
    return new LatestSeconds(seconds, new Thresholds(minimum, rate, 1), successes);
  }

  @Test
  void theCallsOfASecondLeaveTogether() {
    LatestSeconds window = window(3, 1, 0.9);
    window.add(true, false);
    successes.add(3);
    window.moveTo(1);
    successes.add(4);
    window.moveTo(2);
    assertThat(window.failureRate(2)).isEqualTo(1 / 8.0);
    window.moveTo(3);
    assertThat(window.failureRate(3)).isZero();
  }

  @Test
  void lookingAtTheRateOfALaterSecondLetsNothingLeave() {
    LatestSeconds window = window(3, 1, 0.9);
    successes.add(1);
    window.moveTo(1);
    window.add(true, false);
    successes.add(2);
    assertThat(window.failureRate(1)).isEqualTo(0.25);
    assertThat(window.failureRate(2)).isEqualTo(0.25);
    assertThat(window.failureRate(3)).isEqualTo(1 / 3.0);
    assertThat(window.failureRate(4)).isNaN();
    assertThat(window.failureRate(1)).isEqualTo(0.25);
  }

  @Test
  void whatWasCountedSinceItMovedBelongsToTheSecondsBefore() {
    LatestSeconds window = window(2, 1, 1);
    successes.add(5);
    window.moveTo(7);
    window.add(true, false);
    assertThat(window.failureRate(7)).isEqualTo(1);
  }

  @Test
  void successesThatLeaveRaiseTheRate() {
    LatestSeconds window = window(2, 2, 0.5);
    successes.add(6);
    window.moveTo(1);
    window.add(true, false);
    successes.add(1);
    assertThat(window.isOverThreshold()).isFalse();
    assertThat(window.mayOpenBySuccess()).isFalse();
    window.moveTo(2);
    assertThat(window.isOverThreshold()).isTrue();
  }

  @Test
  void successesMayOpenOnlyByMakingUpTheMinimum() {
    LatestSeconds window = window(10, 4, 0.5);
    window.add(true, false);
    assertThat(window.mayOpenBySuccess()).isFalse();
    window.add(true, false);
    successes.add(1);
    assertThat(window.isOverThreshold()).isFalse();
    assertThat(window.mayOpenBySuccess()).isTrue();
    successes.add(1);
    assertThat(window.isOverThreshold()).isTrue();
    assertThat(window.mayOpenBySuccess()).isFalse();
  }

  @Test
  void aSuccessThatComesWhileACallIsLookedAtIsLeftToTheNext() {
    LatestSeconds window = window(10, 4, 0.5);
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
    LatestSeconds window = new LatestSeconds(4, new Thresholds(2, 1, 0.5), successes);
    successes.add(1);
    window.add(false, true);
    assertThat(window.isOverThreshold()).isTrue();
    assertThat(window.failureRate(0)).isZero();
  }

  @Test
  void whatCameBeforeItWasClearedDoesNotCount() {
    LatestSeconds window = window(4, 2, 1);
    successes.add(7);
    window.add(true, true);
    window.clear(1);
    assertThat(window.failureRate(1)).isNaN();
    window.add(true, false);
    window.add(true, false);
    assertThat(window.failureRate(1)).isEqualTo(1);
  }
}
