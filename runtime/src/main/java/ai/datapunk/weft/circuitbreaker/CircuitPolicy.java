package ai.datapunk.weft.circuitbreaker;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a circuit opens and how it closes again. Immutable; the chained methods return a new policy
 * each, and throw {@link IllegalArgumentException} for a value out of its range.
 *
 * @param failureRate the share of failed calls at which the circuit opens; above 0, at most 1
 * @param windowTime the window as a time in whole seconds; null where it is a number of calls
 * @param windowCalls the window as a number of calls; 0 where it is a time
 * @param minimumCalls how many calls the window must hold before a rate counts; 1 and up
 * @param openFor how long the circuit stays open before trial calls are let through
 * @param trialCalls how many trial calls a half-open circuit lets through; 1 and up
 * @param slowCall a call that takes longer is slow; null if no call is
 * @param slowCallRate the share of slow calls at which the circuit opens; above 0, at most 1
 * @param failOn exceptions that count as failures, subclasses included; a call that throws another
 *     is a success
 * @param ignore exceptions that count neither as failure nor as success, subclasses included; wins
 *     over {@code failOn}
 */
public record CircuitPolicy(
    double failureRate,
    @Nullable Duration windowTime,
    int windowCalls,
    int minimumCalls,
    Duration openFor,
    int trialCalls,
    @Nullable Duration slowCall,
    double slowCallRate,
    List<Class<? extends Throwable>> failOn,
    List<Class<? extends Throwable>> ignore) {

  /** Opens for 10 s when half of at least 20 calls within 30 s failed; 3 trial calls. */
  public static final CircuitPolicy DEFAULT =
      new CircuitPolicy(
          0.5,
          Duration.ofSeconds(30),
          0,
          20,
          Duration.ofSeconds(10),
          3,
          null,
          1,
          List.of(Throwable.class),
          List.of());

  /** Checks the ranges and makes the list unmodifiable. */
  public CircuitPolicy {
    require(failureRate > 0 && failureRate <= 1, "failureRate", failureRate, "above 0, at most 1");
    if (windowTime != null) {
      require(
          windowTime.getNano() == 0 && windowTime.getSeconds() >= 1,
          "window",
          windowTime,
          "whole seconds");
    } else {
      require(windowCalls >= 1, "window", windowCalls, "1 call and up");
      require(minimumCalls <= windowCalls, "minimumCalls", minimumCalls, "no more than the window");
    }
    require(minimumCalls >= 1, "minimumCalls", minimumCalls, "1 and up");
    require(openFor.compareTo(Duration.ofMillis(1)) >= 0, "openFor", openFor, "1 ms and up");
    require(trialCalls >= 1, "trialCalls", trialCalls, "1 and up");
    if (slowCall != null) {
      require(slowCall.compareTo(Duration.ZERO) > 0, "slowCall", slowCall, "more than nothing");
    }
    require(
        slowCallRate > 0 && slowCallRate <= 1, "slowCallRate", slowCallRate, "above 0, at most 1");
    failOn = List.copyOf(failOn);
    ignore = List.copyOf(ignore);
  }

  /** Opening at this share of failed calls. */
  public CircuitPolicy failureRate(double rate) {
    return new CircuitPolicy(
        rate,
        windowTime,
        windowCalls,
        minimumCalls,
        openFor,
        trialCalls,
        slowCall,
        slowCallRate,
        failOn,
        ignore);
  }

  /** With rates over this time, once it holds this many calls. */
  public CircuitPolicy window(Duration time, int minimum) {
    return new CircuitPolicy(
        failureRate, time, 0, minimum, openFor, trialCalls, slowCall, slowCallRate, failOn, ignore);
  }

  /** With rates over this many calls, once there are as many as the minimum. */
  public CircuitPolicy window(int calls, int minimum) {
    return new CircuitPolicy(
        failureRate,
        null,
        calls,
        minimum,
        openFor,
        trialCalls,
        slowCall,
        slowCallRate,
        failOn,
        ignore);
  }

  /** Staying open for this time, then letting this many trial calls through. */
  public CircuitPolicy recovery(Duration open, int trials) {
    return new CircuitPolicy(
        failureRate,
        windowTime,
        windowCalls,
        minimumCalls,
        open,
        trials,
        slowCall,
        slowCallRate,
        failOn,
        ignore);
  }

  /** Opening at this share of calls that take longer than the given time. */
  public CircuitPolicy slowCalls(Duration longerThan, double rate) {
    return new CircuitPolicy(
        failureRate,
        windowTime,
        windowCalls,
        minimumCalls,
        openFor,
        trialCalls,
        longerThan,
        rate,
        failOn,
        ignore);
  }

  /** Counting these exceptions as failures, and calls that throw others as successes. */
  @SafeVarargs
  public final CircuitPolicy failOn(Class<? extends Throwable>... types) {
    return new CircuitPolicy(
        failureRate,
        windowTime,
        windowCalls,
        minimumCalls,
        openFor,
        trialCalls,
        slowCall,
        slowCallRate,
        List.of(types),
        ignore);
  }

  /** Ignoring these exceptions. */
  @SafeVarargs
  public final CircuitPolicy ignore(Class<? extends Throwable>... types) {
    return new CircuitPolicy(
        failureRate,
        windowTime,
        windowCalls,
        minimumCalls,
        openFor,
        trialCalls,
        slowCall,
        slowCallRate,
        failOn,
        List.of(types));
  }

  /** Whether this exception counts neither as failure nor as success. */
  public boolean ignores(Throwable thrown) {
    return matches(ignore, thrown);
  }

  /** Whether this exception counts as a failure. */
  public boolean fails(Throwable thrown) {
    return matches(failOn, thrown) && !ignores(thrown);
  }

  private static boolean matches(List<Class<? extends Throwable>> types, Throwable thrown) {
    for (Class<? extends Throwable> type : types) {
      if (type.isInstance(thrown)) {
        return true;
      }
    }
    return false;
  }

  private static void require(boolean inRange, String name, Object value, String range) {
    if (!inRange) {
      throw new IllegalArgumentException(name + " is " + value + " but must be " + range);
    }
  }
}
