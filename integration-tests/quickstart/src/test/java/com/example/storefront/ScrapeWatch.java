package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.storefront.report.Sample;
import com.example.storefront.report.Scrape;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Scrapes, and holds each scrape against all those before it: no counter decreases, not even over a
 * time in which it was not served. Thread-safe.
 */
final class ScrapeWatch {

  private static final Pattern COUNTER = Pattern.compile(".*_(total|count|sum|bucket)");

  private final URI metrics;
  private final Map<Series, Double> seen = new HashMap<>();
  private int scrapes;

  ScrapeWatch(URI metrics) {
    this.metrics = metrics;
  }

  /** How many scrapes there were. */
  synchronized int scrapes() {
    return scrapes;
  }

  /** One after the other: else an older page could be read after a newer one. */
  synchronized Scrape scrape() throws IOException, InterruptedException {
    Scrape scrape = Scrape.of(metrics);
    scrapes++;
    Map<Series, Double> served = new HashMap<>();
    for (Sample sample : scrape.samples()) {
      if (COUNTER.matcher(sample.name()).matches()) {
        served.put(Series.of(sample), sample.value());
      }
    }
    served.forEach(
        (series, value) -> {
          assertThat(value).as("%s", series).isGreaterThanOrEqualTo(seen.getOrDefault(series, 0.0));
          if (series.name().endsWith("_count")) {
            assertThat(value).as("%s", series).isEqualTo(served.get(lastBucket(series)));
          }
        });
    seen.putAll(served);
    assertThat(scrape.samples("load_balancer_active_connections"))
        .allSatisfy(sample -> assertThat(sample.value()).isNotNegative());
    return scrape;
  }

  private static Series lastBucket(Series count) {
    Map<String, String> labels = new HashMap<>(count.labels());
    labels.put("le", "+Inf");
    return new Series(count.name().replaceAll("_count$", "_bucket"), labels);
  }
}
