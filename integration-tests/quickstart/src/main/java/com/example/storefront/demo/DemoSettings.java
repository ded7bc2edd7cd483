package com.example.storefront.demo;

import java.util.Properties;

/**
 * What the demo takes from system properties.
 *
 * @param seconds how long it runs ({@code demo.seconds}); 0 for until it is stopped
 * @param port where {@code /metrics} is ({@code demo.port}); 0 for any free port
 * @param seed what its randomness begins with ({@code quickstart.seed})
 */
record DemoSettings(int seconds, int port, long seed) {

  static DemoSettings from(Properties properties) {
    return new DemoSettings(
        (int) number(properties, "demo.seconds", 20, 86_400),
        (int) number(properties, "demo.port", 0, 65_535),
        number(properties, "quickstart.seed", 42, Long.MAX_VALUE));
  }

  private static long number(Properties properties, String name, long unset, long max) {
    String text = properties.getProperty(name);
    if (text == null || text.isBlank()) {
      return unset;
    }
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words.
    }
    throw new IllegalArgumentException(
        "-D" + name + "=" + text + " must be a whole number from 0 to " + max);
  }
}
