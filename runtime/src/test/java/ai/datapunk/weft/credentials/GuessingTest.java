package ai.datapunk.weft.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.ManualTicker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long who guesses has to wait, and how many of them are remembered. */
class GuessingTest {

  private final ManualTicker ticker = new ManualTicker();
  private final Guessing guessing = new Guessing(ticker);

  @Test
  void doublesTheWaitUpToSixteenMinutes() throws UnknownHostException {
    InetAddress address = address(0);
    for (long minutes : new long[] {1, 2, 4, 8, 16, 16}) {
      assertThat(failFiveTimes(address)).isTrue();
      assertThat(guessing.secondsToWait(address)).isEqualTo(60 * minutes);
      ticker.advance(Duration.ofMinutes(minutes));
      assertThat(guessing.secondsToWait(address)).isZero();
    }
  }

  @Test
  void forgetsWhatWasWrongOverAMinuteAgo() throws UnknownHostException {
    InetAddress address = address(0);
    for (int i = 0; i < 100; i++) {
      assertThat(guessing.failed(address)).as("try %s", i).isFalse();
      ticker.advance(Duration.ofSeconds(16));
    }
  }

  @Test
  void remembersNoMoreThanItsBound() throws UnknownHostException {
    for (int i = 0; i < 100_000; i++) {
      guessing.failed(address(i));
    }
    assertThat(guessing.size()).isEqualTo(Guessing.ADDRESSES);
  }

  private boolean failFiveTimes(InetAddress address) {
    boolean locks = false;
    for (int i = 0; i < 5; i++) {
      assertThat(locks).isFalse();
      locks = guessing.failed(address);
    }
    return locks;
  }

  private static InetAddress address(int number) throws UnknownHostException {
    return InetAddress.getByAddress(
        new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
  }
}
