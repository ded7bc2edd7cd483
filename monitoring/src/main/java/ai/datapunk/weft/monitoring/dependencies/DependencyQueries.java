package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * What Weft's families say of calls: {@code job} is who calls, {@code service} is who is called.
 *
 * <p>A call may be counted by several families, once for each annotation. It is taken from the
 * outermost that there is, since what is inside counts attempts.
 */
public final class DependencyQueries {

  private static final String JOB = "job";
  private static final String SERVICE = "service";
  private static final String OPERATION = "operation";
  private static final String STATUS = "status";
  private static final String FAILURE = "failure";

  /** Who calls, and who is called. */
  static final List<String> LABELS = List.of(JOB, SERVICE);

  private final String range;

  /**
   * Over so long, such as {@code 5m}.
   *
   * @throws IllegalArgumentException if it is no duration
   */
  public DependencyQueries(String range) {
    DurationText.require(range);
    this.range = range;
  }

  /** Calls per second. */
  public Query calls() {
    return operationCalls()
        .sumBy(JOB, SERVICE)
        .or(guardedCalls())
        .or(sum(Series.of(Family.LOAD_BALANCER_REQUESTS)));
  }

  /**
   * Calls per second that fail. Where a family counts calls and has no series of failures yet, it
   * is none: what is inside would say that attempts failed.
   */
  public Query failures() {
    Series failed = Series.of(Family.CIRCUIT_BREAKER_REQUESTS).is(STATUS, FAILURE);
    return operationFailures()
        .sumBy(JOB, SERVICE)
        .or(withRefused(failed))
        .or(none(guardedCalls()))
        .or(sum(Series.of(Family.LOAD_BALANCER_ERRORS)));
  }

  private Query guardedCalls() {
    return withRefused(Series.of(Family.CIRCUIT_BREAKER_REQUESTS));
  }

  private Query withRefused(Series requests) {
    Series refused = Series.of(Family.CIRCUIT_BREAKER_REJECTIONS);
    return sum(requests).plus(sum(refused)).within("(", ")");
  }

  private static Query none(Query calls) {
    return calls.within("0 * ", "");
  }

  /** Seconds that 95 of 100 calls do not exceed. */
  public Query durations() {
    return p95(Family.MESH_CALL_DURATION, JOB, SERVICE)
        .or(p95(Family.RETRY_DURATION, JOB, SERVICE))
        .or(p95(Family.CIRCUIT_BREAKER_REQUEST_DURATION, JOB, SERVICE))
        .or(p95(Family.LOAD_BALANCER_REQUEST_DURATION, JOB, SERVICE));
  }

  /** Attempts per second beside the first ones. */
  public Query retries() {
    return sum(Series.of(Family.RETRY_ATTEMPTS).isNot("attempt", "1"));
  }

  /** The state of the circuit that is open furthest: 0 open, 1 half-open, 2 closed. */
  public static Query circuits() {
    return Series.of(Family.CIRCUIT_BREAKER_STATE).now().minBy(JOB, SERVICE);
  }

  /** Calls per second, by operation. */
  public Query operationCalls() {
    return byOperation(Series.of(Family.MESH_SERVICE_CALLS))
        .or(byOperation(Series.of(Family.RETRY_CALLS)));
  }

  /** Calls per second that fail, by operation. */
  public Query operationFailures() {
    Series calls = Series.of(Family.MESH_SERVICE_CALLS);
    return byOperation(calls.is(STATUS, FAILURE))
        .or(none(byOperation(calls)))
        .or(byOperation(Series.of(Family.RETRY_CALLS).isNot("result", "value_returned")));
  }

  /** Seconds that 95 of 100 calls do not exceed, by operation. */
  public Query operationDurations() {
    return p95(Family.MESH_CALL_DURATION, JOB, SERVICE, OPERATION)
        .or(p95(Family.RETRY_DURATION, JOB, SERVICE, OPERATION));
  }

  private Query byOperation(Series series) {
    return series.rate(range).sumBy(JOB, SERVICE, OPERATION);
  }

  private Query sum(Series series) {
    return series.rate(range).sumBy(JOB, SERVICE);
  }

  private Query p95(Family family, String... by) {
    List<String> labels = new ArrayList<>(family.labels());
    labels.add("le");
    List<String> kept = new ArrayList<>(List.of(by));
    kept.add("le");
    return Series.of(family.metricName() + "_bucket", labels)
        .rate(range)
        .sumBy(kept.toArray(new String[0]))
        .quantile(0.95);
  }
}
