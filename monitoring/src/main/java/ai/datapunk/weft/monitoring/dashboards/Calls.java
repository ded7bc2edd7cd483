package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls of services that are chosen: of each operation, or of a service of which none is told
 * apart, as the outermost annotation counts them that there is. What is inside counts attempts.
 */
final class Calls {

  private static final String STATUS = "status";
  private static final String JOB = "job";
  private static final String SERVICE = "service";
  private static final String OPERATION = "operation";

  private final Selection chosen;
  private final Collection<Counting> services;
  private final Collection<Counting> operations;

  /** Counted like this, where operations are told apart like that. */
  Calls(Selection chosen, Collection<Counting> services, Collection<Counting> operations) {
    this.chosen = chosen;
    this.services = services;
    this.operations = operations;
  }

  /** The durations of those that the outermost annotation counts. */
  Family durations() {
    return services.iterator().next().durations();
  }

  /** Calls per second, of services. */
  Query rate(String variable) {
    return ofServices(
        () -> operationRate(variable), one -> all(one).rateOver(variable).sumBy(JOB, SERVICE));
  }

  /** Calls per second that fail, of services. */
  Query failures(String variable) {
    return ofServices(
        () -> operationFailures(variable),
        one -> failed(one).rateOver(variable).sumBy(JOB, SERVICE));
  }

  /**
   * Of a service some of whose operations are timed and others only retried, it is both; where all
   * are counted in one way, they need not be told apart.
   */
  private Query ofServices(Supplier<Query> ofOperations, Function<Counting, Query> ofService) {
    if (operations.size() < 2) {
      return either(services, ofService);
    }
    Query sum = ofOperations.get().sumBy(JOB, SERVICE);
    List<Counting> whole = services.stream().filter(one -> !one.hasOperations()).toList();
    return whole.isEmpty() ? sum : sum.or(either(whole, ofService));
  }

  /**
   * What percentiles leave out, in a sentence with a space before it: percentiles cannot be added
   * up. Empty where they are of all calls.
   */
  String leftOutOfPercentiles() {
    Set<Counting> all = EnumSet.copyOf(services);
    all.addAll(operations);
    return all.size() == 1
        ? ""
        : " Of the calls that " + services.iterator().next().annotation() + " counts, alone.";
  }

  /** The same of those of each service. */
  String leftOutOfServices() {
    return operations.size() < 2
        ? ""
        : " Of operations that are only retried, none where others of the service are timed.";
  }

  /** Seconds that 95 of 100 calls do not exceed, of services. */
  Query p95(String variable) {
    return either(services, one -> Queries.p95(chosen, one.durations(), variable, JOB, SERVICE));
  }

  /** Seconds that 95 of 100 calls do not exceed, of all that the outermost annotation counts. */
  Query p95OfAll(String variable) {
    return Queries.p95(chosen, durations(), variable);
  }

  /** Calls per second, of operations. */
  Query operationRate(String variable) {
    return either(operations, one -> all(one).rateOver(variable).sumBy(JOB, SERVICE, OPERATION));
  }

  /** Calls per second that fail, of operations. */
  Query operationFailures(String variable) {
    return either(operations, one -> failed(one).rateOver(variable).sumBy(JOB, SERVICE, OPERATION));
  }

  /** Seconds that 95 of 100 calls do not exceed, of operations. */
  Query operationP95(String variable) {
    return either(
        operations, one -> Queries.p95(chosen, one.durations(), variable, JOB, SERVICE, OPERATION));
  }

  private Series all(Counting counting) {
    return counting == Counting.GUARDED ? guarded() : chosen.of(counting.calls());
  }

  /** Those that are refused have no status, and have failed. */
  private Series guarded() {
    return chosen.of(
        Series.ofAny(
            List.of(
                Family.CIRCUIT_BREAKER_REQUESTS.metricName(),
                Family.CIRCUIT_BREAKER_REJECTIONS.metricName()),
            Family.CIRCUIT_BREAKER_REQUESTS.labels()));
  }

  private Series failed(Counting counting) {
    return switch (counting) {
      case TIMED -> all(counting).is(STATUS, "failure");
      case RETRIED -> all(counting).isNot("result", "value_returned");
      case GUARDED -> all(counting).isNot(STATUS, "success");
      // Requests cannot be told apart by who sends them, so errors are not either.
      case BALANCED -> chosen.without("instance").of(Family.LOAD_BALANCER_ERRORS);
    };
  }

  private static Query either(Collection<Counting> some, Function<Counting, Query> query) {
    return some.stream().map(query).reduce(Query::or).orElseThrow();
  }
}
