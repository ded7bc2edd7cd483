package ai.datapunk.weft.monitoring.aggregation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A series that is recorded for all processes together.
 *
 * @param name level, metric and operation, with colons in between
 * @param expression what it is made of
 * @param labels what the rule adds
 * @param tier how long it is kept
 * @param source the metric that it is made of, as each process shows it
 * @param by the labels of that which it keeps, with {@code called} for the instance that is called
 * @param buckets whether it has a series for each bucket too
 */
public record Recorded(
    String name,
    String expression,
    Map<String, String> labels,
    Tier tier,
    String source,
    List<String> by,
    boolean buckets) {

  /** Sorts the labels, and makes them and the list unmodifiable. */
  public Recorded {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    by = List.copyOf(by);
  }

  /** The same for each value of these labels of all targets, which tell environments apart. */
  Recorded keeping(List<String> kept) {
    if (kept.isEmpty()) {
      return this;
    }
    // What is added up is by the application first, whatever else it is by.
    String apart = expression.replace("by (job", "by (" + String.join(", ", kept) + ", job");
    return new Recorded(name, apart, labels, tier, source, by, buckets);
  }
}
