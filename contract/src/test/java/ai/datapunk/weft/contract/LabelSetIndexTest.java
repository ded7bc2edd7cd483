package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelSetIndexTest {

  @Test
  void aLineIsReadAsItIsWritten() {
    String line = LabelSetIndex.line("retry_attempts_total", 12);
    assertThat(line).isEqualTo("retry_attempts_total 12");
    assertThat(LabelSetIndex.metric(line)).isEqualTo("retry_attempts_total");
    assertThat(LabelSetIndex.labelSets(line)).isEqualTo(12);
  }

  @Test
  void anotherLineSaysNothing() {
    assertThat(LabelSetIndex.metric("other")).isEmpty();
    assertThat(LabelSetIndex.labelSets("other")).isZero();
    assertThat(LabelSetIndex.labelSets("some thing")).isZero();
  }
}
