package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RangesTest {

  @Test
  void bothEndsBelongToARange() {
    assertThat(Ranges.ATTEMPTS.contains(1)).isTrue();
    assertThat(Ranges.ATTEMPTS.contains(100)).isTrue();
    assertThat(Ranges.ATTEMPTS.contains(0)).isFalse();
    assertThat(Ranges.ATTEMPTS.contains(101)).isFalse();
    assertThat(Ranges.JITTER.contains(0)).isTrue();
    assertThat(Ranges.JITTER.contains(1)).isTrue();
    assertThat(Ranges.JITTER.contains(-0.01)).isFalse();
    assertThat(Ranges.JITTER.contains(1.01)).isFalse();
    assertThat(Ranges.OPEN_FOR.contains(Duration.ofMillis(1))).isTrue();
    assertThat(Ranges.OPEN_FOR.contains(Duration.ofDays(1))).isTrue();
    assertThat(Ranges.OPEN_FOR.contains(Duration.ofNanos(999_999))).isFalse();
    assertThat(Ranges.OPEN_FOR.contains(Duration.ofDays(1).plusNanos(1))).isFalse();
  }

  @Test
  void aShareIsMoreThanNothing() {
    assertThat(Ranges.RATE.contains(Double.MIN_VALUE)).isTrue();
    assertThat(Ranges.RATE.contains(1)).isTrue();
    assertThat(Ranges.RATE.contains(0)).isFalse();
    assertThat(Ranges.RATE.contains(1.01)).isFalse();
  }

  @Test
  void whatIsNotANumberIsInNoRange() {
    assertThat(Ranges.RATE.contains(Double.NaN)).isFalse();
    assertThat(Ranges.MULTIPLIER.contains(Double.NaN)).isFalse();
  }

  @Test
  void aWindowIsInWholeSeconds() {
    assertThat(Ranges.isWindow(Duration.ofSeconds(1))).isTrue();
    assertThat(Ranges.isWindow(Duration.ofHours(1))).isTrue();
    assertThat(Ranges.isWindow(Duration.ZERO)).isFalse();
    assertThat(Ranges.isWindow(Duration.ofMillis(1500))).isFalse();
    assertThat(Ranges.isWindow(Duration.ofSeconds(3601))).isFalse();
  }

  @Test
  void aRangeReadsAsOneSaysIt() {
    assertThat(Ranges.ATTEMPTS_OF_RETRIED).hasToString("2 to 100");
    assertThat(Ranges.MULTIPLIER).hasToString("1 to 10");
    assertThat(new Ranges.Decimal(0.5, 1)).hasToString("0.5 to 1");
    assertThat(Ranges.RATE).hasToString("above 0, at most 1");
    assertThat(Ranges.MAX_DURATION).hasToString("\"1ms\" to \"24h\"");
  }
}
