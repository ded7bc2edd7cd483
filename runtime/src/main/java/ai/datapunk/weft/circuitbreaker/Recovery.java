package ai.datapunk.weft.circuitbreaker;

import static ai.datapunk.weft.contract.Checks.require;

import ai.datapunk.weft.contract.Ranges;
import java.time.Duration;

/**
 * How an open circuit closes again. Immutable; throws {@link IllegalArgumentException} for a value
 * out of its range.
 *
 * @param openFor how long the circuit stays open before trial calls are let through; 1 ms and up
 * @param trialCalls how many trial calls a half-open circuit lets through; 1 and up
 */
public record Recovery(Duration openFor, int trialCalls) {

  /** Checks the ranges. */
  public Recovery {
    require(openFor.compareTo(Ranges.OPEN_FOR.least()) >= 0, "openFor", openFor, "1 ms and up");
    require(trialCalls >= Ranges.TRIAL_CALLS.least(), "trialCalls", trialCalls, "1 and up");
  }
}
