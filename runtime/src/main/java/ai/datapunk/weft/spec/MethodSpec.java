package ai.datapunk.weft.spec;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.retry.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one annotated method before it is called. Immutable; generated holders build it
 * with the chained methods, each of which returns a new specification.
 *
 * @param signature the method's name and erased parameter types, as {@code "stock(java.net.URI)"}
 */
public record MethodSpec(
    String signature,
    @Nullable Operation timed,
    @Nullable CustomHistogram customHistogram,
    @Nullable Retry retry,
    @Nullable Circuit circuit,
    @Nullable Balance balance) {

  /** The {@code service} and {@code operation} labels of a series. */
  public record Operation(String service, String name) {}

  /** What {@code @Retried} said. */
  public record Retry(Operation operation, RetryPolicy policy) {

    /** Refuses what is nothing. */
    public Retry {
      requireNonNull(policy);
    }
  }

  /** What {@code @CircuitGuarded} said. */
  public record Circuit(String service, CircuitPolicy policy) {

    /** Refuses what is nothing. */
    public Circuit {
      requireNonNull(policy);
    }
  }

  /**
   * What {@code @LoadBalanced} said.
   *
   * @param strategy the name of the strategy, which is also the {@code strategy} label
   * @param parameter the index of the {@code @Instance} parameter
   */
  public record Balance(String service, String strategy, int maxInstances, int parameter) {}

  /**
   * Begins the specification of a method.
   *
   * @param signature as the record has it: parameter types by their binary names, {@code "int[]"}
   *     for arrays, and no space behind a comma
   */
  public static MethodSpec of(String signature) {
    return new MethodSpec(signature, null, null, null, null, null);
  }

  /** Timed in the mesh families. */
  public MethodSpec timed(String service, String operation) {
    return new MethodSpec(
        signature, new Operation(service, operation), customHistogram, retry, circuit, balance);
  }

  /** The same without a histogram of its own. */
  public MethodSpec withoutCustomHistogram() {
    return new MethodSpec(signature, timed, null, retry, circuit, balance);
  }

  /** Timed in a histogram of its own. */
  public MethodSpec timed(CustomHistogram metric) {
    return new MethodSpec(signature, timed, metric, retry, circuit, balance);
  }

  /** Retried. */
  public MethodSpec retried(String service, String operation, RetryPolicy policy) {
    return new MethodSpec(
        signature,
        timed,
        customHistogram,
        new Retry(new Operation(service, operation), policy),
        circuit,
        balance);
  }

  /** Guarded by its service's breaker. */
  public MethodSpec circuitGuarded(String service, CircuitPolicy policy) {
    return new MethodSpec(
        signature, timed, customHistogram, retry, new Circuit(service, policy), balance);
  }

  /** Load balanced over its service's instances. */
  public MethodSpec loadBalanced(
      String service, String strategy, int maxInstances, int instanceParameter) {
    return new MethodSpec(
        signature,
        timed,
        customHistogram,
        retry,
        circuit,
        new Balance(service, strategy, maxInstances, instanceParameter));
  }
}
