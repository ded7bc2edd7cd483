package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.contract.DurationText;
import java.time.Duration;

/** How messages write seconds: as one would write them in an annotation. */
final class Durations {

  private Durations() {}

  /** In whole milliseconds, which is as short as a wait that matters here. */
  static String text(double seconds) {
    return DurationText.format(Duration.ofMillis(Math.round(seconds * 1000)));
  }
}
