package ai.datapunk.weft.monitoring.rules;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a test of an alert.
 *
 * @param title what it shows, as the end of a sentence
 * @param value how the alert shows its value when it fires, or null if it is not to fire
 * @param spell how long it lasts, or null if as long as usual for the alert
 * @param samples the series; the alert's labels are those of the first
 */
public record Scenario(
    String title, @Nullable String value, @Nullable Duration spell, List<Sample> samples) {

  private static final String VALUE = "some_";
  private static final String ELSEWHERE = "other_";

  /** Makes the list unmodifiable. */
  public Scenario {
    samples = List.copyOf(samples);
  }

  /** Whether the alert is to fire. */
  public boolean fires() {
    return value != null;
  }

  /** The same in one environment, while all is calm in another that these labels tell apart. */
  Scenario keeping(List<String> labels) {
    Map<String, String> here = values(VALUE, labels);
    Map<String, String> elsewhere = values(ELSEWHERE, labels);
    List<Sample> both = new ArrayList<>();
    samples.forEach(sample -> both.add(sample.with(here)));
    samples.stream()
        .filter(sample -> !Double.isNaN(sample.calm()))
        .forEach(sample -> both.add(sample.calmed().with(elsewhere)));
    return new Scenario(title, value, spell, both);
  }

  private static Map<String, String> values(String before, List<String> labels) {
    return labels.stream().collect(toMap(label -> label, label -> before + label));
  }
}
