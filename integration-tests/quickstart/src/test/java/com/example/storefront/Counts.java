package com.example.storefront;

import com.example.storefront.report.Sample;
import com.example.storefront.report.Scrape;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The series of a scrape that count something. */
final class Counts {

  private Counts() {}

  /** All that are not 0, but for those of these names. */
  static Map<Series, Double> in(Scrape scrape, Set<String> leftOut) {
    Map<Series, Double> counts = new HashMap<>();
    for (Sample sample : scrape.samples()) {
      String name = sample.name();
      boolean isCount = name.endsWith("_total") || name.endsWith("_count");
      if (isCount && !leftOut.contains(name) && sample.value() != 0) {
        counts.put(Series.of(sample), sample.value());
      }
    }
    return counts;
  }
}
