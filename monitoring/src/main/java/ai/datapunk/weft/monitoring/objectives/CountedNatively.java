package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Calls that are good if they end in time, of a histogram that has no bucket for that time.
 *
 * @param labels the labels that the metric has
 * @param values those of them that have one value
 * @param bound the time, in seconds
 */
record CountedNatively(
    String metric, List<String> labels, SortedMap<String, String> values, double bound)
    implements CountedCalls {

  private Query histogram(String range) {
    Series some = Series.of(metric, labels);
    for (Map.Entry<String, String> label : values.entrySet()) {
      some = some.is(label.getKey(), label.getValue());
    }
    return some.rate(range).sumBy(Recorded.JOB);
  }

  @Override
  public Query all(String range) {
    return histogram(range).within("histogram_count(", ")");
  }

  /** A fraction of nothing is not a number, and would make a sum over time one that is none. */
  @Override
  public Query bad(String range) {
    String limit = PlainNumber.of(bound);
    Query good = histogram(range).within("(1 - histogram_fraction(0, " + limit + ", ", "))");
    return good.times(all(range).within("(", " > 0)")).or(all(range).within("0 * ", ""));
  }

  /** Its notation of series has none with native buckets. */
  @Override
  public boolean canBeTried() {
    return false;
  }

  @Override
  public List<Sample> samples(String job, Traffic calm, Traffic meanwhile) {
    return List.of();
  }
}
