package ai.datapunk.weft.circuitbreaker;

import static ai.datapunk.weft.contract.Checks.require;

import ai.datapunk.weft.contract.Ranges;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are slow, and how many of them open a circuit. Immutable; throws {@link
 * IllegalArgumentException} for a value out of its range.
 *
 * @param longerThan a call that takes longer is slow; more than nothing; null if no call is
 * @param rate the share of slow calls at which the circuit opens; above 0, at most 1
 */
public record SlowCalls(@Nullable Duration longerThan, double rate) {

  /** No call is slow. */
  public static final SlowCalls NONE = new SlowCalls(null, 1);

  /** Checks the ranges. */
  public SlowCalls {
    if (longerThan != null) {
      boolean isLong = longerThan.compareTo(Duration.ZERO) > 0;
      require(isLong, "slowCall", longerThan, "more than nothing");
    }
    require(Ranges.RATE.contains(rate), "slowCallRate", rate, Ranges.RATE);
  }
}
