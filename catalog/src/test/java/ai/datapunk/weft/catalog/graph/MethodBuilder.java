package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Fallback;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.JitterType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of a catalog, one annotation and one call after the other. */
final class MethodBuilder {

  private final String signature;
  private final List<CatalogCall> calls = new ArrayList<>();
  private @Nullable Long line;
  private boolean answersLater;
  private @Nullable Target timed;
  private @Nullable CustomMetric metric;
  private @Nullable Retry retry;
  private @Nullable Circuit circuit;
  private @Nullable Balance balance;
  private @Nullable Fallback fallback;

  private MethodBuilder(String signature) {
    this.signature = signature;
  }

  static MethodBuilder method(String signature) {
    return new MethodBuilder(signature);
  }

  MethodBuilder timed(String service, String operation) {
    timed = new Target(service, operation);
    return this;
  }

  MethodBuilder recordedInItsOwn(String name) {
    metric =
        new CustomMetric(
            name, Instrument.HISTOGRAM, "Help", HistogramType.DEFAULT, List.of(1.0), List.of());
    return this;
  }

  /** Waits double. */
  MethodBuilder retried(
      String service, String operation, int attempts, double delay, double jitter) {
    return retried(service, operation, attempts, delay, jitter, null);
  }

  MethodBuilder retried(
      String service,
      String operation,
      int attempts,
      double delay,
      double jitter,
      @Nullable Double maxDuration) {
    retry =
        new Retry(
            new Target(service, operation),
            attempts,
            delay,
            2,
            10,
            jitter,
            maxDuration,
            List.of(),
            List.of(),
            null,
            JitterType.PROPORTIONAL,
            0);
    return this;
  }

  MethodBuilder guarded(String service, double openFor) {
    circuit = new Circuit(service, 0.5, null, 100, 10, openFor, 3, null, 1, List.of(), List.of());
    return this;
  }

  MethodBuilder balanced(String service, String strategy) {
    balance = new Balance(service, strategy, 8);
    return this;
  }

  MethodBuilder fallingBack(String service, String operation) {
    fallback = new Fallback(new Target(service, operation), "instead");
    return this;
  }

  MethodBuilder answeringLater() {
    answersLater = true;
    return this;
  }

  /** Lets all further calls stand in one line; else each has one of its own. */
  MethodBuilder inLine(long number) {
    line = number;
    return this;
  }

  MethodBuilder calls(String type, String method) {
    return call(type, method, false, false, false, false);
  }

  MethodBuilder mayCall(String type, String method) {
    return call(type, method, true, false, false, false);
  }

  MethodBuilder callsInFallback(String type, String method) {
    return call(type, method, false, false, false, true);
  }

  MethodBuilder callsOnAnotherThread(String type, String method) {
    return call(type, method, false, true, false, false);
  }

  MethodBuilder catches(String type, String method) {
    return call(type, method, false, false, true, false);
  }

  MethodBuilder call(
      String type,
      String method,
      boolean possible,
      boolean otherThread,
      boolean handled,
      boolean inFallback) {
    long at = line == null ? calls.size() + 1 : line;
    calls.add(
        new CatalogCall(
            type, method, "Source.java", at, possible, otherThread, handled, inFallback));
    return this;
  }

  CatalogMethod build() {
    return new CatalogMethod(
        signature,
        0,
        answersLater,
        timed,
        null,
        metric,
        retry,
        circuit,
        balance,
        fallback,
        null,
        calls);
  }
}
