package ai.datapunk.weft.catalog;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.JitterType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An annotated method in the catalog.
 *
 * @param signature name and erased parameter types
 * @param line where it is declared, from 1 on, or 0 if the compiler did not tell
 * @param answersLater whether it returns before its call has ended, with a future or a publisher
 * @param timed the labels that the mesh families get, or null
 * @param objective what its calls are to reach, or null
 * @param metric the metric of its own that it is recorded in instead, or null
 * @param records the metric that it records in, as a method of a metric set, or null; it is not
 *     woven then, and has nothing else
 * @param calls the annotated methods that it reaches; none where the compiler did not tell
 */
public record CatalogMethod(
    String signature,
    long line,
    boolean answersLater,
    @Nullable Target timed,
    @Nullable CatalogObjective objective,
    @Nullable CustomMetric metric,
    @Nullable Retry retry,
    @Nullable Circuit circuit,
    @Nullable Balance balance,
    @Nullable Fallback fallback,
    @Nullable CustomMetric records,
    List<CatalogCall> calls) {

  /** Sorts the calls and makes their list unmodifiable. */
  public CatalogMethod {
    calls = CatalogCall.sorted(calls);
  }

  /** The same, standing where an earlier catalog has it. */
  CatalogMethod at(CatalogMethod earlier) {
    return with(earlier.line(), earlier.calls());
  }

  /** The same, calling these. */
  public CatalogMethod calling(List<CatalogCall> others) {
    return with(line, others);
  }

  private CatalogMethod with(long otherLine, List<CatalogCall> otherCalls) {
    return new CatalogMethod(
        signature,
        otherLine,
        answersLater,
        timed,
        objective,
        metric,
        retry,
        circuit,
        balance,
        fallback,
        records,
        otherCalls);
  }

  /** A method of a metric set. */
  public static CatalogMethod ofSet(String signature, long line, CustomMetric records) {
    return new CatalogMethod(
        signature, line, false, null, null, null, null, null, null, null, records, List.of());
  }

  /** Whether it is one whose calls are woven. */
  public boolean isWoven() {
    return records == null;
  }

  /** The service that it calls, or null if it is one that records in a metric of its own only. */
  public @Nullable String service() {
    if (timed != null) {
      return timed.service();
    }
    if (retry != null) {
      return retry.target().service();
    }
    if (circuit != null) {
      return circuit.service();
    }
    return balance == null ? null : balance.service();
  }

  /** The metric of a user's own that its calls are in, or null. */
  public @Nullable CustomMetric customMetric() {
    return records == null ? metric : records;
  }

  /**
   * The series that count the durations of its calls, as one would query them: of a mesh family, or
   * of a metric of its own, by the labels whose values are known; null if there are none.
   */
  public @Nullable String durations() {
    if (metric != null) {
      return Selectors.of(metric.name(), metric.labels());
    }
    return timed == null ? null : Selectors.of(Family.MESH_CALL_DURATION, timed);
  }

  /** The series that count how its calls ended, alike; a metric of its own has none. */
  public @Nullable String outcomes() {
    return timed == null ? null : Selectors.of(Family.MESH_SERVICE_CALLS, timed);
  }

  /** The method that answers instead when a call has failed, and the labels of its series. */
  public record Fallback(Target target, String method) {}

  /** The {@code service} and {@code operation} labels of a series. */
  public record Target(String service, String operation) {}

  /**
   * Durations are in seconds; {@code maxDuration} is null for no limit, {@code retryOnResult} if no
   * result is retried, and {@code budget} 0 if there is none.
   */
  public record Retry(
      Target target,
      int maxAttempts,
      double delay,
      double multiplier,
      double maxDelay,
      double jitter,
      @Nullable Double maxDuration,
      List<String> retryOn,
      List<String> abortOn,
      @Nullable String retryOnResult,
      JitterType jitterType,
      double budget) {
    /** Makes the lists unmodifiable. */
    public Retry {
      retryOn = List.copyOf(retryOn);
      abortOn = List.copyOf(abortOn);
    }
  }

  /** Durations are in seconds; one of the two windows is null; so is {@code slowCall} if unused. */
  public record Circuit(
      String service,
      double failureRate,
      @Nullable Double windowSeconds,
      @Nullable Integer windowCalls,
      int minimumCalls,
      double openFor,
      int trialCalls,
      @Nullable Double slowCall,
      double slowCallRate,
      List<String> failOn,
      List<String> ignore) {
    /** Makes the lists unmodifiable. */
    public Circuit {
      failOn = List.copyOf(failOn);
      ignore = List.copyOf(ignore);
    }
  }

  /** What {@code @LoadBalanced} says. */
  public record Balance(String service, String strategy, int maxInstances) {}
}
