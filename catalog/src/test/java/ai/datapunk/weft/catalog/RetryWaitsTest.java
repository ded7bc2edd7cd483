package ai.datapunk.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.JitterType;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a retried method waits in all. */
final class RetryWaitsTest {

  private static final Offset<Double> EXACTLY = within(1e-9);

  @Test
  void waitsDoubleAndStrayByTheirJitter() {
    RetryWaits waits = RetryWaits.of(retry(4, 0.1, 10, 0.2, null));
    assertThat(waits.attempts()).isEqualTo(4);
    // 100, 200 and 400 ms.
    assertThat(waits.least()).isCloseTo(0.56, EXACTLY);
    assertThat(waits.most()).isCloseTo(0.84, EXACTLY);
    assertThat(waits.longest()).isCloseTo(0.48, EXACTLY);
    assertThat(waits.longestAtLeast()).isCloseTo(0.32, EXACTLY);
  }

  @Test
  void noWaitIsLongerThanTheLongest() {
    RetryWaits waits = RetryWaits.of(retry(5, 1, 2, 0.5, null));
    // 1, 2, 2 and 2 s, of which only the first may grow.
    assertThat(waits.least()).isCloseTo(3.5, EXACTLY);
    assertThat(waits.most()).isCloseTo(7.5, EXACTLY);
    assertThat(waits.longest()).isCloseTo(2, EXACTLY);
  }

  @Test
  void noWaitBeginsThatWouldEndAfterTheLimit() {
    RetryWaits waits = RetryWaits.of(retry(10, 1, 60, 0, 5.0));
    // 1 and 2 s; with 4 more it would be 7.
    assertThat(waits.attempts()).isEqualTo(3);
    assertThat(waits.least()).isCloseTo(3, EXACTLY);
    assertThat(waits.most()).isCloseTo(3, EXACTLY);
    assertThat(waits.longest()).isCloseTo(2, EXACTLY);
  }

  /** Three times a tenth is more than three tenths, in binary fractions of a second. */
  @Test
  void waitsThatFillTheLimitExactlyFit() {
    Retry retry =
        new Retry(
            new Target("orders", "place"),
            4,
            0.1,
            1,
            10,
            0,
            0.3,
            List.of(),
            List.of(),
            null,
            JitterType.PROPORTIONAL,
            0);
    assertThat(RetryWaits.of(retry)).isEqualTo(new RetryWaits(4, 0.3, 0.3, 0.1, 0.1));
  }

  @Test
  void attemptsThatTakeTimeLeaveLessForWaits() {
    RetryWaits waits = RetryWaits.of(retry(10, 1, 60, 0, 5.0), 1.5);
    // 1.5 + 1 + 1.5 s; with 2 and more it would be 6.
    assertThat(waits.attempts()).isEqualTo(2);
    assertThat(waits.least()).isCloseTo(1, EXACTLY);
  }

  @Test
  void theMostIsNeverMoreThanTheLimit() {
    RetryWaits waits = RetryWaits.of(retry(3, 1, 60, 1, 2.5));
    assertThat(waits.attempts()).isEqualTo(3);
    assertThat(waits.least()).isZero();
    assertThat(waits.most()).isCloseTo(2.5, EXACTLY);
    assertThat(waits.longest()).isCloseTo(2.5, EXACTLY);
  }

  /** Up to 1 and 2 s, and perhaps nothing. */
  @Test
  void fullJitterMayWaitForNothing() {
    RetryWaits waits = RetryWaits.of(retry(3, 1, 60, 0.2, null, JitterType.FULL));
    assertThat(waits).isEqualTo(new RetryWaits(3, 0, 3, 2, 0));
  }

  /** Between 1 and 3, 9 and 20 s. */
  @Test
  void decorrelatedJitterGrowsUpToTheLongestWait() {
    RetryWaits waits = RetryWaits.of(retry(4, 1, 20, 0.2, null, JitterType.DECORRELATED));
    assertThat(waits).isEqualTo(new RetryWaits(4, 3, 32, 20, 1));
  }

  private static Retry retry(
      int attempts, double delay, double maxDelay, double jitter, @Nullable Double maxDuration) {
    return retry(attempts, delay, maxDelay, jitter, maxDuration, JitterType.PROPORTIONAL);
  }

  private static Retry retry(
      int attempts,
      double delay,
      double maxDelay,
      double jitter,
      @Nullable Double maxDuration,
      JitterType type) {
    return new Retry(
        new Target("orders", "place"),
        attempts,
        delay,
        2,
        maxDelay,
        jitter,
        maxDuration,
        List.of(),
        List.of(),
        null,
        type,
        0);
  }
}
