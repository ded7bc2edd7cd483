package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.promql.Histogram;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls that are good if they end in time, which a bucket counts.
 *
 * @param bound the bucket's bound
 */
record CountedDurations(Histogram histogram, double bound) implements CountedCalls {

  private static final String LE = "le";

  @Override
  public Query all(String range) {
    return histogram.count().rate(range).sumBy(Recorded.JOB);
  }

  /** A rate is extrapolated, so that rounding may find more in the bucket than there are. */
  @Override
  public Query bad(String range) {
    Query good = histogram.buckets().oneOf(LE, bounds()).rate(range).sumBy(Recorded.JOB);
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
    histogram.values().forEach((label, value) -> given.addAll(List.of(label, value)));
    Sample all =
        Sample.counter(
            histogram.count(),
            calm.good() + calm.bad(),
            meanwhile.good() + meanwhile.bad(),
            given.toArray(new String[0]));
    given.addAll(List.of(LE, Double.toString(bound)));
    return List.of(
        all,
        Sample.counter(
            histogram.buckets(), calm.good(), meanwhile.good(), given.toArray(new String[0])));
  }
}
