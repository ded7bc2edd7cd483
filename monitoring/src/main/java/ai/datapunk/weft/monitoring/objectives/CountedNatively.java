package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
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
    List<String> by = new ArrayList<>(List.of("job"));
    by.addAll(values.keySet());
    return some.rate(range).sumBy(by.toArray(new String[0]));
  }

  @Override
  public Query all(String range) {
    Query histogram = histogram(range);
    return with(histogram, "histogram_count(" + histogram.text() + ")");
  }

  /** A fraction of nothing is not a number, and would make a sum over time one that is none. */
  @Override
  public Query bad(String range) {
    Query histogram = histogram(range);
    String count = "histogram_count(" + histogram.text() + ")";
    String limit = BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    return with(
        histogram,
        "(1 - histogram_fraction(0, %s, %s))\n* (%s > 0)\nor\n0 * %s"
            .formatted(limit, histogram.text(), count, count));
  }

  private static Query with(Query histogram, String text) {
    return new Query(text, histogram.labels(), histogram.reach());
  }

  /** Its notation of series has none with native buckets. */
  @Override
  public boolean canBeTried() {
    return false;
  }

  @Override
  public List<Sample> samples(Traffic calm, Traffic meanwhile) {
    return List.of();
  }
}
