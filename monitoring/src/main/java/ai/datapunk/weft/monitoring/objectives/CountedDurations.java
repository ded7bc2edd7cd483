package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Calls that are good if they end in time, which a bucket counts.
 *
 * @param labels the labels that the metric has
 * @param values those of them that have one value
 * @param bound the bucket's bound
 */
record CountedDurations(
    String metric, List<String> labels, SortedMap<String, String> values, double bound)
    implements CountedCalls {

  private static final String LE = "le";

  private Series count() {
    return constant(Series.of(metric + "_count", labels));
  }

  private Series buckets() {
    List<String> all = new ArrayList<>(labels);
    all.add(LE);
    return constant(Series.of(metric + "_bucket", all));
  }

  private Series constant(Series series) {
    Series some = series;
    for (Map.Entry<String, String> label : values.entrySet()) {
      some = some.is(label.getKey(), label.getValue());
    }
    return some;
  }

  @Override
  public Query all(String range) {
    return count().rate(range).sumBy(Recorded.JOB);
  }

  /** A rate is extrapolated, so that rounding may find more in the bucket than there are. */
  @Override
  public Query bad(String range) {
    Query good = buckets().oneOf(LE, bounds()).rate(range).sumBy(Recorded.JOB);
    return all(range).minus(good).within("clamp_min(\n", "\n, 0)");
  }

  /** A whole number is written 1.0 by applications, and 1 by some that pass series on. */
  private List<String> bounds() {
    String written = Double.toString(bound);
    String plain = PlainNumber.of(bound);
    return written.equals(plain) ? List.of(written) : List.of(plain, written);
  }

  @Override
  public boolean canBeTried() {
    return true;
  }

  @Override
  public List<Sample> samples(String job, Traffic calm, Traffic meanwhile) {
    List<String> given = new ArrayList<>(List.of(Recorded.JOB, job));
    values.forEach((label, value) -> given.addAll(List.of(label, value)));
    Sample all =
        Sample.counter(
            count(),
            calm.good() + calm.bad(),
            meanwhile.good() + meanwhile.bad(),
            given.toArray(new String[0]));
    given.addAll(List.of(LE, Double.toString(bound)));
    return List.of(
        all,
        Sample.counter(buckets(), calm.good(), meanwhile.good(), given.toArray(new String[0])));
  }
}
