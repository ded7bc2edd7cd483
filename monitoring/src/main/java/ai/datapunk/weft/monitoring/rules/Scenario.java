package ai.datapunk.weft.monitoring.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a test of an alert.
 *
 * @param title what it shows, as the end of a sentence
 * @param value how the alert shows its value when it fires, or null if it is not to fire
 * @param samples the series; the alert's labels are those of the first
 */
public record Scenario(String title, @Nullable String value, List<Sample> samples) {

  /** Makes the list unmodifiable. */
  public Scenario {
    samples = List.copyOf(samples);
  }

  /** Whether the alert is to fire. */
  public boolean fires() {
    return value != null;
  }
}
