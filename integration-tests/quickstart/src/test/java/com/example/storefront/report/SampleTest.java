package com.example.storefront.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void readsNameLabelsAndValue() {
    assertThat(Sample.parse("calls_total{service=\"a\",status=\"success\"} 12.0"))
        .isEqualTo(new Sample("calls_total", Map.of("service", "a", "status", "success"), 12));
  }

  @Test
  void readsASampleWithoutLabels() {
    assertThat(Sample.parse("failures_total 3"))
        .isEqualTo(new Sample("failures_total", Map.of(), 3));
  }

  @Test
  void readsEscapedLabelValues() {
    assertThat(Sample.parse("x{a=\"say \\\"hi\\\", {b}\",c=\"1\\\\2\\n3\"} 1").labels())
        .isEqualTo(Map.of("a", "say \"hi\", {b}", "c", "1\\2\n3"));
  }

  @Test
  void readsValuesThatAreNotFinite() {
    assertThat(Sample.parse("x +Inf").value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Sample.parse("x -Inf").value()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Sample.parse("x NaN").value()).isNaN();
  }

  @Test
  void leavesOutComments() {
    assertThat(Sample.parseAll("# HELP x Help.\n# TYPE x counter\nx 1\n\n# EOF\n")).hasSize(1);
  }
}
