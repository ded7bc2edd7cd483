package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A metric stays within its limit: one of one's own over the whole module, a family in what one
 * operation or one service adds to it.
 */
final class SeriesOfMetric implements ModuleRule {

  private record Counted(SeriesGroup group, long series) {}

  @Override
  public List<Finding> check(WeftModule module) {
    long limit = module.settings().maxSeriesPerMetric();
    List<Finding> findings = new ArrayList<>();
    Set<Location> blamed = new HashSet<>();
    // Several families grow with one value: the largest of them says enough.
    for (Counted counted : largestFirst(module, limit - limit / 5)) {
      Location cause = counted.group().cause();
      if (cause != null && blamed.add(cause)) {
        Message message =
            counted.series() > limit ? Message.SERIES_OF_METRIC : Message.SERIES_OF_METRIC_NEAR;
        String arithmetic = Arithmetic.of(counted.group().sets());
        findings.add(message.at(cause, counted.group().metric, arithmetic, limit));
      }
    }
    return findings;
  }

  private static List<Counted> largestFirst(WeftModule module, long from) {
    return SeriesGroup.of(module).stream()
        .map(group -> new Counted(group, group.series()))
        .filter(counted -> counted.series() >= from)
        .sorted(Comparator.comparingLong(Counted::series).reversed())
        .toList();
  }
}
