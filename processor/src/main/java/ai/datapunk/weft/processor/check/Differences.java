package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.contract.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what two uses of an annotation differ, as a person would write it. */
public final class Differences {

  private static final double NANOS = 1e9;

  private Differences() {}

  /** By attribute, both of its values; those that are equal are left out. */
  public static Map<String, String> between(Map<String, String> here, Map<String, String> there) {
    Map<String, String> differences = new LinkedHashMap<>();
    here.forEach(
        (attribute, value) -> {
          String other = there.getOrDefault(attribute, "");
          if (!value.equals(other)) {
            differences.put(
                attribute, attribute + " is " + value + " here and " + other + " there");
          }
        });
    return differences;
  }

  /** A number of seconds, if there is one. */
  public static String duration(@Nullable Double seconds) {
    return seconds == null
        ? "not set"
        : DurationText.format(Duration.ofNanos(Math.round(seconds * NANOS)));
  }
}
