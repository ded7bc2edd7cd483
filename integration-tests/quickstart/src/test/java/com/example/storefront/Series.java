package com.example.storefront;

import com.example.storefront.report.Sample;
import java.util.Map;
import java.util.TreeMap;

/**
 * What names a series.
 *
 * @param name the metric's name, with its suffix
 * @param labels label names and values
 */
record Series(String name, Map<String, String> labels) {

  static Series of(String name, String... labels) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      map.put(labels[i], labels[i + 1]);
    }
    return new Series(name, map);
  }

  static Series of(Sample sample) {
    return new Series(sample.name(), new TreeMap<>(sample.labels()));
  }
}
