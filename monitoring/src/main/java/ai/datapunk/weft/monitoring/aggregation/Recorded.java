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
}
