package shop;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.Exception;
import java.lang.IllegalArgumentException;

/**
 * The metrics of {@code shop.InventoryClient}.
 */
@javax.annotation.processing.Generated("ai.datapunk.weft.processor.WeftProcessor")
@ai.datapunk.weft.spec.GeneratedByWeft
@java.lang.SuppressWarnings({"all", "cast", "deprecation", "exports", "missing-explicit-ctor", "rawtypes", "removal", "unchecked"})
public final class InventoryClient_Metrics implements MetricHolder {
  private static final RetryPolicy RETRY_0 = RetryPolicy.DEFAULT
      .maxAttempts(4)
      .backoff(java.time.Duration.ofMillis(50), 2.0, java.time.Duration.ofMillis(2000))
      .jitter(0.2)
      .maxDuration(java.time.Duration.ofMillis(5000))
      .retryOn(IOException.class, InventoryClient.Busy.class)
      .abortOn(FileNotFoundException.class);

  private static final RetryPolicy RETRY_1 = RetryPolicy.DEFAULT
      .maxAttempts(3)
      .backoff(java.time.Duration.ofNanos(1000L), 2.0, java.time.Duration.ofMillis(10000))
      .jitter(0.2)
      .retryOn(Exception.class);

  private static final CircuitPolicy CIRCUIT_0 = CircuitPolicy.DEFAULT
      .failureRate(0.5)
      .window(100, 20)
      .recovery(java.time.Duration.ofMillis(10000), 3)
      .slowCalls(java.time.Duration.ofMillis(1000), 1.0)
      .failOn(java.lang.Throwable.class)
      .ignore(IllegalArgumentException.class);

  private static final CircuitPolicy CIRCUIT_1 = CircuitPolicy.DEFAULT
      .failureRate(0.5)
      .window(java.time.Duration.ofMillis(30000), 20)
      .recovery(java.time.Duration.ofMillis(10000), 3)
      .failOn(java.lang.Throwable.class);

  @java.lang.Override
  public MethodSpec[] methods() {
    return new MethodSpec[] {
      MethodSpec.of("stock(java.net.URI,java.lang.String)")
          .timed("inventory", "stock")
          .retried("inventory", "stock", RETRY_0)
          .circuitGuarded("inventory", CIRCUIT_0)
          .loadBalanced("inventory", "least_connections", 50, 0),
      MethodSpec.of("reserve(java.lang.Comparable,java.util.List,int[][],java.lang.String[])")
          .retried("warehouse", "reserve", RETRY_1),
      MethodSpec.of("release(int,int[])")
          .circuitGuarded("warehouse", CIRCUIT_1)
    };
  }

  @java.lang.Override
  public boolean hasFallback(int method) {
    return switch (method) {
      case 0 -> true;
      case 2 -> true;
      default -> false;
    };
  }

  @java.lang.Override
  public java.lang.Object fallback(int method, java.lang.Object target,
      java.lang.Object[] arguments, java.lang.Throwable thrown) throws java.lang.Throwable {
    return switch (method) {
      case 0 -> ((InventoryClient) target).cached((java.net.URI) arguments[0], (java.lang.String) arguments[1], thrown);
      case 2 -> {
        InventoryClient.keep((long) (int) arguments[0], (java.lang.Object) arguments[1]);
        yield null;
      }
      default -> throw thrown;
    };
  }
}
