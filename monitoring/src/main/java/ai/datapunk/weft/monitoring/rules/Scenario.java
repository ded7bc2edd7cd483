package ai.datapunk.weft.monitoring.rules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a test of an alert.
 *
 * @param title what it shows, as the end of a sentence
 * @param value how the alert shows its value when it fires, or null if it is not to fire
 * @param spell how long it lasts, or null if as long as usual for the alert
 * @param asked how the alert shows what its texts ask besides
 * @param recorded the alert's labels from what is recorded of the series; empty if they are those
 *     of the first
 * @param samples the series
 */
public record Scenario(
    String title,
    @Nullable String value,
    @Nullable Duration spell,
    String asked,
    Map<String, String> recorded,
    List<Sample> samples) {

  /** Makes list and map unmodifiable. */
  public Scenario {
    recorded = Map.copyOf(recorded);
    samples = List.copyOf(samples);
  }

  /** Whether the alert is to fire. */
  public boolean fires() {
    return value != null;
  }
}
