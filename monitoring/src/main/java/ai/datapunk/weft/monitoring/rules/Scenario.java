package ai.datapunk.weft.monitoring.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a test of an alert.
 *
 * @param title what it shows, as the end of a sentence
 * @param value how the alert shows its value when it fires, or null if it is not to fire
 * @param recorded labels that the alert has from what is recorded of the series
 * @param samples the series; the alert's labels are those of the first
 */
public record Scenario(
    String title, @Nullable String value, Map<String, String> recorded, List<Sample> samples) {

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
