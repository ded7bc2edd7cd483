package ai.datapunk.weft.monitoring.alerts;

import ai.datapunk.weft.monitoring.promql.Query;
import java.util.Set;

/** Parts of the texts that alerts send. */
final class Templates {

  /** The value as a share. */
  static final String PERCENTAGE = "{{ $value | humanizePercentage }}";

  /** The value as a duration. */
  static final String DURATION = "{{ $value | humanizeDuration }}";

  /** The value as it is. */
  static final String NUMBER = "{{ $value }}";

  /** The value in four digits at most, as a rate over time is rarely a round number. */
  static final String ABOUT = "{{ $value | humanize }}";

  private Templates() {}

  /** What the label is. */
  static String label(String name) {
    return "{{ $labels." + name + " }}";
  }

  /** The first of these labels that the result has. */
  static String first(Query query, String... names) {
    Set<String> there = query.labels();
    for (String name : names) {
      if (there.contains(name)) {
        return label(name);
      }
    }
    throw new IllegalArgumentException(query.text() + " has only " + there);
  }
}
