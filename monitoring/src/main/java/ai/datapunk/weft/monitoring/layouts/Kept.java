package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.monitoring.aggregation.Recorded;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.util.regex.Pattern;

/**
 * What rules record, as other servers keep it.
 *
 * @param name the name of the series
 * @param source what they are of: a metric, or what the name begins with
 * @param tier how long they are kept
 */
public record Kept(String name, String source, Tier tier) {

  /** What was reached, and what failed, is to be shown to others later. */
  private static final Pattern EVIDENCE = Pattern.compile("error_budget:.+|.+:ratio_rate5m");

  /** Whole services, and what a budget is made of, whose window is three months at most. */
  private static final Pattern WHOLE =
      Pattern.compile("dependency:.+|objective:.+:rate5m|objective:.+:allowed_share");

  /** A sum over processes. */
  public static Kept of(Recorded sum) {
    return new Kept(sum.name(), sum.source(), sum.tier());
  }

  /** What an alert or a dashboard is made of. */
  public static Kept of(Recording recording) {
    String name = recording.name();
    return new Kept(name, name.replaceFirst(":.*", ""), tier(name));
  }

  private static Tier tier(String name) {
    if (EVIDENCE.matcher(name).matches()) {
      return Tier.COMPLIANCE;
    }
    return WHOLE.matcher(name).matches() ? Tier.LOW_FREQUENCY : Tier.MEDIUM_FREQUENCY;
  }
}
