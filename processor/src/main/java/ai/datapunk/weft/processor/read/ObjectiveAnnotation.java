package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.DurationText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What {@code @Objective} says, as a value of {@code @Timed}.
 *
 * @param availability 0 if left out
 * @param latencyTarget 0 if left out
 * @param written the attributes that were not left out
 */
public record ObjectiveAnnotation(
    Location at,
    double availability,
    DurationText latency,
    double latencyTarget,
    DurationText window,
    Set<String> written) {

  /** Makes the set unmodifiable. */
  public ObjectiveAnnotation {
    written = Set.copyOf(written);
  }

  /** Whether the attribute was not left out. */
  public boolean isWritten(String attribute) {
    return written.contains(attribute);
  }

  /** Those of its shares of calls that are written, by their attributes. */
  public Map<String, Double> shares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    if (isWritten("availability")) {
      shares.put("availability", availability);
    }
    if (isWritten("latencyTarget")) {
      shares.put("latencyTarget", latencyTarget);
    }
    return shares;
  }

  /** Whether it says within what time calls are to end. */
  public boolean hasLatency() {
    return !latency.isEmpty();
  }
}
