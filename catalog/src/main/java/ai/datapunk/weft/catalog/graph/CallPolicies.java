package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a method is called, by its annotations. Durations are in seconds.
 *
 * @param maxAttempts how often each call is tried at most; 1 for a method that is not retried
 * @param leastWaits all waits between those attempts, each as short as can be
 * @param mostWaits all waits between those attempts, each as long as can be
 * @param maxDuration after how long no further attempt begins, or null for no limit
 * @param openFor how long a circuit stays open, or null without one
 * @param strategies by which calls are spread over instances, by name
 * @param fallback whether another method answers when a call has failed
 */
public record CallPolicies(
    int maxAttempts,
    double leastWaits,
    double mostWaits,
    @Nullable Double maxDuration,
    @Nullable Double openFor,
    List<String> strategies,
    boolean fallback) {

  static final CallPolicies NONE = new CallPolicies(1, 0, 0, null, null, List.of(), false);

  /** Makes the list unmodifiable. */
  public CallPolicies {
    strategies = List.copyOf(strategies);
  }

  static CallPolicies of(CatalogMethod method) {
    Retry retry = method.retry();
    Circuit circuit = method.circuit();
    Balance balance = method.balance();
    RetryWaits waits = retry == null ? null : RetryWaits.of(retry);
    return new CallPolicies(
        retry == null ? 1 : retry.maxAttempts(),
        waits == null ? 0 : waits.least(),
        waits == null ? 0 : waits.most(),
        retry == null ? null : retry.maxDuration(),
        circuit == null ? null : circuit.openFor(),
        balance == null ? List.of() : List.of(balance.strategy()),
        method.fallback() != null);
  }

  /** Whether calls are tried again. */
  public boolean isRetried() {
    return maxAttempts > 1;
  }

  /** Of each the larger one. */
  CallPolicies largest(CallPolicies other) {
    TreeSet<String> all = new TreeSet<>(strategies);
    all.addAll(other.strategies);
    return new CallPolicies(
        Math.max(maxAttempts, other.maxAttempts),
        Math.max(leastWaits, other.leastWaits),
        Math.max(mostWaits, other.mostWaits),
        largestDuration(other),
        larger(openFor, other.openFor),
        new ArrayList<>(all),
        fallback || other.fallback);
  }

  /** None at all is the largest. */
  private @Nullable Double largestDuration(CallPolicies other) {
    if (!isRetried()) {
      return other.maxDuration;
    }
    if (!other.isRetried()) {
      return maxDuration;
    }
    return maxDuration == null || other.maxDuration == null
        ? null
        : larger(maxDuration, other.maxDuration);
  }

  private static @Nullable Double larger(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Double.valueOf(Math.max(one, other));
  }
}
