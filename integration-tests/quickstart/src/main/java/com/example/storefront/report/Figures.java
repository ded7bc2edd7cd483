package com.example.storefront.report;

import java.util.Locale;

/** Numbers as a person reads them. */
final class Figures {

  private Figures() {}

  /** A number of things. */
  static String count(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  /** A time in seconds, or {@code -} where there is none. */
  static String seconds(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return value < 1
        ? String.format(Locale.ROOT, "%.1f ms", value * 1000)
        : String.format(Locale.ROOT, "%.2f s", value);
  }

  /** A ratio from 0 to 1. */
  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A share of a whole, or {@code -} where the whole is nothing. */
  static String share(double part, double whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
  }
}
