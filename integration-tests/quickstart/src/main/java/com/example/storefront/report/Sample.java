package com.example.storefront.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of Prometheus' text format.
 *
 * @param name the metric's name, with its suffix
 * @param labels label names and values
 * @param value the value
 */
public record Sample(String name, Map<String, String> labels, double value) {

  /** Makes the labels unmodifiable. */
  public Sample {
    labels = Map.copyOf(labels);
  }

  /** The value of a label, empty where there is no such label. */
  public String label(String label) {
    return labels.getOrDefault(label, "");
  }

  boolean has(Map<String, String> wanted) {
    return labels.entrySet().containsAll(wanted.entrySet());
  }

  /** Reads {@code name{label="value",…} number}. */
  static Sample parse(String line) {
    int labelsBegin = line.indexOf('{');
    int nameEnd = labelsBegin < 0 ? line.indexOf(' ') : labelsBegin;
    Map<String, String> labels = new LinkedHashMap<>();
    int at = labelsBegin < 0 ? nameEnd : labelsBegin + 1;
    if (labelsBegin >= 0) {
      while (line.charAt(at) != '}') {
        int equals = line.indexOf('=', at);
        StringBuilder value = new StringBuilder();
        int end = readQuoted(line, equals + 1, value);
        labels.put(line.substring(at, equals), value.toString());
        at = line.charAt(end) == ',' ? end + 1 : end;
      }
      at++;
    }
    return new Sample(line.substring(0, nameEnd), labels, number(line.substring(at).strip()));
  }

  /** Splits the text of a scrape; comments are left out. */
  static List<Sample> parseAll(String text) {
    List<Sample> samples = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        samples.add(parse(line));
      }
    }
    return samples;
  }

  private static int readQuoted(String line, int quote, StringBuilder value) {
    int at = quote + 1;
    while (line.charAt(at) != '"') {
      char c = line.charAt(at++);
      if (c == '\\') {
        c = line.charAt(at++);
        c = c == 'n' ? '\n' : c;
      }
      value.append(c);
    }
    return at + 1;
  }

  static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
