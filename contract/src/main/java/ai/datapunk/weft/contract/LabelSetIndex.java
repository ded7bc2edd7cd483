package ai.datapunk.weft.contract;

/**
 * The text file beside the catalog that says how many label sets of each metric a module's
 * annotations make whose values are all known, for whoever does not read JSON: a metric a line,
 * {@code retry_attempts_total 12}, sorted. Internal: it may change in any release.
 */
public final class LabelSetIndex {

  /** Where it is, on a module's class path and in its jar. */
  public static final String PATH = "META-INF/weft/label-sets";

  private static final char SEPARATOR = ' ';

  private LabelSetIndex() {}

  /** The line of a metric. */
  public static String line(String metric, long labelSets) {
    return metric + SEPARATOR + labelSets;
  }

  /** The metric that a line names; empty if it is no line of such a file. */
  public static String metric(String line) {
    return line.substring(0, Math.max(0, line.indexOf(SEPARATOR)));
  }

  /** How many label sets a line says; 0 if it is no line of such a file. */
  public static long labelSets(String line) {
    String number = line.substring(line.indexOf(SEPARATOR) + 1);
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException other) {
      return 0;
    }
  }
}
