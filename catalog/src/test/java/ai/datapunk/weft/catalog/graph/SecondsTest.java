package ai.datapunk.weft.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecondsTest {

  @Test
  void aPersonReadsMilliseconds() {
    assertThat(Seconds.text(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Seconds.text(1.2345)).isEqualTo("1.235");
    assertThat(Seconds.text(120)).isEqualTo("120");
    assertThat(Seconds.text(0)).isEqualTo("0");
    assertThat(Seconds.text(1e15)).isEqualTo("1000000000000000");
  }

  @Test
  void whatIsShorterIsNotNothing() {
    assertThat(Seconds.text(0.000_003_6)).isEqualTo("0.0000036");
    assertThat(Seconds.text(0.000_499_9)).isEqualTo("0.0005");
  }

  @Test
  void aProgramReadsNanoseconds() {
    assertThat(Seconds.number(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Seconds.number(0.000_000_001)).isEqualTo("0.000000001");
    assertThat(Seconds.number(100)).isEqualTo("100");
    assertThat(Seconds.number(0)).isEqualTo("0");
  }
}
