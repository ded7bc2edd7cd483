package ai.datapunk.weft.circuitbreaker;

import static ai.datapunk.weft.contract.Checks.require;

import ai.datapunk.weft.contract.Ranges;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a circuit's rates are of: those within a time, or a number of the latest.
 * Immutable; throws {@link IllegalArgumentException} for a value out of its range.
 *
 * @param time the window as a time in whole seconds; null where it is a number of calls
 * @param calls the window as a number of calls, 1 and up; 0 where it is a time
 * @param minimumCalls how many calls the window must hold before a rate counts; 1 and up, and no
 *     more than the window's calls
 */
public record SlidingWindow(@Nullable Duration time, int calls, int minimumCalls) {

  /** Checks the ranges. */
  public SlidingWindow {
    if (time != null) {
      boolean isWhole = time.toNanosPart() == 0 && time.compareTo(Ranges.WINDOW.least()) >= 0;
      require(isWhole, "window", time, "whole seconds");
    } else {
      require(calls >= Ranges.WINDOW_CALLS.least(), "window", calls, "1 call and up");
      String most =
          "no more than the window, which is " + calls + (calls == 1 ? " call" : " calls");
      require(minimumCalls <= calls, "minimumCalls", minimumCalls, most);
    }
    require(minimumCalls >= Ranges.MINIMUM_CALLS.least(), "minimumCalls", minimumCalls, "1 and up");
  }
}
