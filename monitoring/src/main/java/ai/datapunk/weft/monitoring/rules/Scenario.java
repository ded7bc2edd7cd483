package ai.datapunk.weft.monitoring.rules;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param everywhere whether the alert is one for all environments
 * @param samples the series
 */
public record Scenario(
    String title,
    @Nullable String value,
    @Nullable Duration spell,
    String asked,
    Map<String, String> recorded,
    boolean everywhere,
    List<Sample> samples) {

  private static final String VALUE = "some_";
  private static final String ELSEWHERE = "other_";

  /** Makes list and map unmodifiable. */
  public Scenario {
    recorded = Map.copyOf(recorded);
    samples = List.copyOf(samples);
  }

  /** The alert's labels are those of the first series, and it lasts as long as usual. */
  static Scenario of(String title, @Nullable String value, List<Sample> samples) {
    return new Scenario(title, value, null, "", Map.of(), false, samples);
  }

  /** It does not fire; what happens lasts so long, or as long as usual for the alert. */
  public static Scenario silent(String title, @Nullable Duration spell, List<Sample> samples) {
    return new Scenario(title, null, spell, "", Map.of(), false, samples);
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
    Map<String, String> known = new TreeMap<>(recorded);
    if (!recorded.isEmpty() && !everywhere) {
      known.putAll(here);
    }
    return new Scenario(title, value, spell, asked, known, everywhere, both);
  }

  /** The same of another job, if it is of the usual one. */
  Scenario inJob(int number) {
    return new Scenario(
        title,
        value,
        spell,
        asked,
        recorded,
        everywhere,
        samples.stream().map(sample -> sample.inJob(number)).toList());
  }

  private static Map<String, String> values(String before, List<String> labels) {
    return labels.stream().collect(toMap(label -> label, label -> before + label));
  }
}
