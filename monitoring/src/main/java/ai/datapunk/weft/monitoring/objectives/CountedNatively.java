package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.promql.Histogram;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.List;

/**
 * Calls that are good if they end in time, of a histogram that has no bucket for that time.
 *
 * @param bound the time, in seconds
 */
record CountedNatively(Histogram histogram, double bound) implements CountedCalls {

  private Query histogram(String range) {
    return histogram.whole().rate(range).sumBy(Recorded.JOB);
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
