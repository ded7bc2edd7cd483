package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.contract.MetricNaming;
import java.util.regex.Pattern;

/**
 * What names look like. Prometheus' text format takes more (upper case, colons in metrics) than the
 * platform's patterns and Prometheus' own conventions, which ask for snake_case; colons are for
 * recording rules. What it takes works, so that only is a matter of taste.
 */
public final class Names {

  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private Names() {}

  /** Whether Prometheus' text format takes it as the name of a metric as it is. */
  public static boolean isMetric(String name) {
    return METRIC.matcher(name).matches();
  }

  /** Whether Prometheus' text format takes it as the name of a label as it is. */
  public static boolean isLabel(String name) {
    return LABEL.matcher(name).matches();
  }

  public static boolean isSnakeCase(String name) {
    return MetricNaming.isSnakeCase(name);
  }
}
