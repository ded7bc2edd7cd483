package ai.datapunk.weft.monitoring.explorer;

import java.util.List;

/** The unit that a metric's name ends with, as Prometheus' naming has it. */
final class MetricUnit {

  private static final List<String> UNITS =
      List.of(
          "seconds", "bytes", "ratio", "celsius", "meters", "grams", "joules", "volts", "amperes");

  private MetricUnit() {}

  /** In a word; empty where it is a number of things. */
  static String of(String metric) {
    String base = metric.endsWith("_total") ? metric.replaceFirst("_total$", "") : metric;
    return UNITS.stream().filter(unit -> base.endsWith("_" + unit)).findFirst().orElse("");
  }
}
