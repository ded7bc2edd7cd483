package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.monitoring.aggregation.Recorded;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that rules record.
 *
 * @param sums over processes
 * @param others what alerts and dashboards are made of: objectives, and who calls whom
 */
public record AllRecorded(List<Recorded> sums, List<Recording> others) {

  /** Makes the lists unmodifiable. */
  public AllRecorded {
    sums = List.copyOf(sums);
    others = List.copyOf(others);
  }

  /** The same as other servers keep it. */
  public List<Kept> kept() {
    return Stream.concat(sums.stream().map(Kept::of), others.stream().map(Kept::of)).toList();
  }

  /** How far back the rules look that look furthest. */
  public Duration reach() {
    return others.stream()
        .map(recording -> recording.query().reach())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
