package ai.datapunk.weft.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers as people, and as Prometheus, write them. */
class DurationTextsTest {

  @Test
  void durationsAreWrittenAsPrometheusWritesThem() {
    assertThat(DurationTexts.humanized(120)).isEqualTo("2m 0s");
    assertThat(DurationTexts.humanized(59.5)).isEqualTo("59.5s");
    assertThat(DurationTexts.humanized(1)).isEqualTo("1s");
    assertThat(DurationTexts.humanized(0.6)).isEqualTo("600ms");
  }

  @Test
  void numbersHaveNoZerosAtTheEnd() {
    assertThat(DurationTexts.seconds(10)).isEqualTo("10 s");
    assertThat(DurationTexts.seconds(0)).isEqualTo("0 s");
    assertThat(DurationTexts.seconds(0.0505)).isEqualTo("0.051 s");
    assertThat(DurationTexts.percentage(0.5)).isEqualTo("50 %");
    assertThat(DurationTexts.percentage(0.125)).isEqualTo("12.5 %");
  }
}
