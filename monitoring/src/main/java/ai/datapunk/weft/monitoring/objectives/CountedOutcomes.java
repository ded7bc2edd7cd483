package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.List;

/** Calls that are good if they succeed. */
record CountedOutcomes(Target target) implements CountedCalls {

  private static final String SERVICE = "service";
  private static final String OPERATION = "operation";
  private static final String STATUS = "status";
  private static final String SUCCESS = "success";

  private Series series() {
    return Series.of(Family.MESH_SERVICE_CALLS)
        .is(SERVICE, target.service())
        .is(OPERATION, target.operation());
  }

  @Override
  public Query all(String range) {
    return series().rate(range).sumBy(Recorded.JOB);
  }

  /** Who counts by hand has no series of failures before the first one. */
  @Override
  public Query bad(String range) {
    Query failed = series().isNot(STATUS, SUCCESS).rate(range).sumBy(Recorded.JOB);
    return failed.or(all(range).within("0 * ", ""));
  }

  @Override
  public double bound() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean canBeTried() {
    return true;
  }

  @Override
  public List<Sample> samples(String job, Traffic calm, Traffic meanwhile) {
    return List.of(
        sample(job, SUCCESS, calm.good(), meanwhile.good()),
        sample(job, "failure", calm.bad(), meanwhile.bad()));
  }

  private Sample sample(String job, String status, double calm, double meanwhile) {
    return Sample.counter(
        series(),
        calm,
        meanwhile,
        Recorded.JOB,
        job,
        SERVICE,
        target.service(),
        OPERATION,
        target.operation(),
        STATUS,
        status);
  }
}
