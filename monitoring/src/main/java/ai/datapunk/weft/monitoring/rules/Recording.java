package ai.datapunk.weft.monitoring.rules;

import ai.datapunk.weft.monitoring.promql.Query;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A series that Prometheus makes of others.
 *
 * @param comment what it is, above the rule
 * @param query what it is made of
 * @param labels those that the rule adds
 * @param series how many there are if each application is one job, in each environment
 */
public record Recording(
    String name, String comment, Query query, Map<String, String> labels, int series) {

  /** Sorts the labels, and makes them unmodifiable. */
  public Recording {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** The same by these labels too, which all targets have. */
  Recording keeping(Collection<String> more) {
    return new Recording(name, comment, query.keeping(more), labels, series);
  }
}
