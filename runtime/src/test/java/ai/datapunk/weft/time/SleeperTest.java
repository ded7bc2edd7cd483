package ai.datapunk.weft.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SleeperTest {

  /** A wait of nothing is a wait too: an interrupted thread must not go on trying. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 60_000_000_000L})
  void anInterruptedThreadDoesNotWait(long nanos) {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> Sleeper.system().sleep(nanos));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
