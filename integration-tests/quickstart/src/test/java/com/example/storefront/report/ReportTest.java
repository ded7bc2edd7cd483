package com.example.storefront.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportTest {

  /** The quantiles in the expected text were computed by hand from the buckets of the page. */
  @Test
  void printsWhatTheFourFamiliesRecorded() throws IOException {
    assertThat(new Report(Scrape.parse(resource("scrape.txt"))))
        .hasToString(resource("report.txt"));
  }

  @Test
  void saysThatNothingWasRecorded() {
    assertThat(new Report(Scrape.parse("")).toString())
        .contains(
            "Load balancer\n  nothing recorded",
            "Retry\n  nothing recorded",
            "Circuit breaker\n  nothing recorded",
            "State changes\n  nothing recorded",
            "Service mesh\n  nothing recorded");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
