package ai.datapunk.weft.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryWindowTest {

  /** Elapsed time has any origin: this one is before zero, at the beginning of a second. */
  private static final long START = Duration.ofSeconds(-7).toNanos();

  private final RetryWindow window = new RetryWindow(10, START);

  private static long at(double seconds) {
    return START + Math.round(seconds * 1e9);
  }

  @Test
  void callsOfOneSecondAreAdded() {
    window.addCalls(at(0), 3);
    window.addCalls(at(0.5), 4);
    assertThat(window.calls()).isEqualTo(7);
  }

  @Test
  void callsAndRetriesLeaveAfterTheirTenSeconds() {
    window.addCalls(at(0.5), 8);
    window.addRetry();
    window.addRetry();
    window.moveTo(at(9.9));
    assertThat(window.calls()).isEqualTo(8);
    assertThat(window.retries()).isEqualTo(2);
    window.moveTo(at(10));
    assertThat(window.calls()).isZero();
    assertThat(window.retries()).isZero();
  }

  @Test
  void retriesOfDifferentSecondsLeaveOneByOne() {
    window.moveTo(at(1));
    window.addRetry();
    window.moveTo(at(3));
    window.addRetry();
    window.moveTo(at(11));
    assertThat(window.retries()).isEqualTo(1);
    window.moveTo(at(13));
    assertThat(window.retries()).isZero();
  }

  /** 2,000 calls in 20 s: of the second that begins now there are none, of nine before it 900. */
  @Test
  void callsSinceTheLastLookCameEvenly() {
    window.addCalls(at(20), 2_000);
    assertThat(window.calls()).isEqualTo(900);
    window.moveTo(at(24));
    assertThat(window.calls()).isEqualTo(500);
  }

  /** From 0.5 to 2.5 s: a quarter in the first and the last second, half in the one between. */
  @Test
  void partsOfSecondsHaveTheirPartOfTheCalls() {
    window.addCalls(at(0.5), 0);
    window.addCalls(at(2.5), 400);
    window.moveTo(at(10));
    assertThat(window.calls()).isEqualTo(300);
    window.moveTo(at(11));
    assertThat(window.calls()).isEqualTo(100);
  }

  @Test
  void afterALongTimeThereIsNothingLeft() {
    window.addCalls(at(0), 50);
    window.addRetry();
    window.moveTo(at(86_400));
    assertThat(window.calls()).isZero();
    assertThat(window.retries()).isZero();
  }

  @Test
  void timeDoesNotGoBack() {
    window.moveTo(at(5));
    window.addCalls(at(2), 6);
    assertThat(window.calls()).isEqualTo(6);
    window.addCalls(at(1), 3);
    window.moveTo(at(11));
    assertThat(window.calls()).isEqualTo(3);
  }
}
