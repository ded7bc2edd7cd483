package ai.datapunk.weft.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryWindowTest {

  /** Elapsed time has any origin: this one is before zero, at the beginning of a second. */
  private static final long START = Duration.ofSeconds(-7).toNanos();

  private final RetryWindow window = new RetryWindow(10, START);

  private static long at(double seconds) {
    return START + Math.round(seconds * 1e9);
  }

  private void callsAre(double expected) {
    assertThat(window.calls()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void callsOfOneSecondAreAdded() {
    window.addCalls(at(0), 3);
    window.addCalls(at(0.5), 4);
    callsAre(7);
  }

  /** Of the tenth of a second in which they are ten seconds old, calls do not count, retries do. */
  @Test
  void callsAndRetriesLeaveAfterTheirTenSeconds() {
    window.addCalls(at(0.45), 0);
    window.addCalls(at(0.5), 8);
    window.moveTo(at(0.45));
    window.addRetry();
    window.moveTo(at(0.6));
    window.addRetry();
    window.moveTo(at(10.3));
    callsAre(8);
    assertThat(window.retries()).isEqualTo(2);
    window.moveTo(at(10.5));
    callsAre(0);
    assertThat(window.retries()).isEqualTo(2);
    window.moveTo(at(10.6));
    assertThat(window.retries()).isEqualTo(1);
    window.moveTo(at(10.7));
    assertThat(window.retries()).isZero();
  }

  @Test
  void retriesOfTheLatestSecondAreTold() {
    window.addRetry();
    window.moveTo(at(0.9));
    window.addRetry();
    assertThat(window.retriesOfLatestSecond()).isEqualTo(2);
    window.moveTo(at(1));
    assertThat(window.retriesOfLatestSecond()).isEqualTo(1);
    window.moveTo(at(1.9));
    assertThat(window.retriesOfLatestSecond()).isZero();
    assertThat(window.retries()).isEqualTo(2);
  }

  @Test
  void callsSinceTheLastLookCameEvenly() {
    window.addCalls(at(0.8), 800);
    callsAre(800);
    window.moveTo(at(10.3));
    callsAre(400);
  }

  /** Had there been calls later, they would have had themselves counted. */
  @Test
  void callsBeforeAPauseCameWithinASecond() {
    window.addCalls(at(8), 2_000);
    callsAre(2_000);
    window.moveTo(at(10.5));
    callsAre(800);
    window.moveTo(at(11));
    callsAre(0);
  }

  @Test
  void whatIsWantedIsWhatIsMadeAndWhatIsRefused() {
    window.addRetry();
    window.addRefusal();
    window.moveTo(at(0.1));
    window.addRefusal();
    assertThat(window.wanted()).isEqualTo(3);
    assertThat(window.retries()).isOne();
    assertThat(window.refusals()).isEqualTo(2);
    assertThat(window.retriesOfLatestTenth()).isZero();
    window.moveTo(at(10.1));
    assertThat(window.wanted()).isOne();
    window.moveTo(at(10.2));
    assertThat(window.wanted()).isZero();
  }

  /** From 0.55 to 0.75 s: a quarter in the first and the last tenth, half in the one between. */
  @Test
  void partsOfTenthsHaveTheirPartOfTheCalls() {
    window.addCalls(at(0.55), 0);
    window.addCalls(at(0.75), 400);
    window.moveTo(at(10.5));
    callsAre(300);
    window.moveTo(at(10.6));
    callsAre(100);
  }

  @Test
  void afterALongTimeThereIsNothingLeft() {
    window.addCalls(at(0), 50);
    window.addRetry();
    window.moveTo(at(86_400));
    callsAre(0);
    assertThat(window.retries()).isZero();
    window.addRetry();
    assertThat(window.retries()).isOne();
  }

  @Test
  void timeDoesNotGoBack() {
    window.moveTo(at(5));
    window.addCalls(at(2), 6);
    callsAre(6);
    window.addCalls(at(1), 3);
    window.moveTo(at(12.1));
    callsAre(3);
  }
}
