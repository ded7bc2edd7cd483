package com.example.storefront.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HistogramTest {

  /** 10 up to 0.1 s, 30 up to 0.2 s, 8 up to 0.5 s and 2 above. */
  private static final String PAGE =
      """
      d_seconds_bucket{of="a",le="0.1"} 10
      d_seconds_bucket{of="a",le="0.2"} 40
      d_seconds_bucket{of="a",le="0.5"} 48
      d_seconds_bucket{of="a",le="+Inf"} 50
      d_seconds_count{of="a"} 50
      d_seconds_sum{of="a"} 10.5
      """;

  private final Histogram histogram = Scrape.parse(PAGE).histogram("d_seconds", Map.of("of", "a"));

  @Test
  void spreadsObservationsEvenlyOverTheirBucket() {
    // The 25th of 50 is the 15th of the 30 in the bucket from 0.1 to 0.2.
    assertThat(histogram.quantile(0.50)).isEqualTo(0.15, within(1e-12));
    // The 5th of the 10 in the bucket from 0 to 0.1.
    assertThat(histogram.quantile(0.10)).isEqualTo(0.05, within(1e-12));
    // The 47.5th is the 7.5th of the 8 in the bucket from 0.2 to 0.5.
    assertThat(histogram.quantile(0.95)).isEqualTo(0.2 + 0.3 * 7.5 / 8, within(1e-12));
  }

  @Test
  void givesTheLastFiniteBoundForWhatLiesAboveIt() {
    assertThat(histogram.quantile(0.99)).isEqualTo(0.5);
  }

  @Test
  void hasCountAndMean() {
    assertThat(histogram.count()).isEqualTo(50);
    assertThat(histogram.mean()).isEqualTo(0.21, within(1e-12));
  }

  @Test
  void hasNoQuantileWithoutObservations() {
    assertThat(Scrape.parse("").histogram("d_seconds", Map.of()).quantile(0.5)).isNaN();
    assertThat(
            Scrape.parse("d_seconds_bucket{le=\"+Inf\"} 0")
                .histogram("d_seconds", Map.of())
                .quantile(0.5))
        .isNaN();
  }

  @Test
  void addsUpSeriesThatShareTheLabels() {
    String more = PAGE + PAGE.replace("of=\"a\"", "of=\"b\"");

    assertThat(Scrape.parse(more).histogram("d_seconds", Map.of()).count()).isEqualTo(100);
    assertThat(Scrape.parse(more).histogram("d_seconds", Map.of()).quantile(0.5))
        .isEqualTo(0.15, within(1e-12));
  }
}
