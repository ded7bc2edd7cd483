package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.catalog.LabelSet;
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

  @Override
  public List<Finding> check(WeftModule module) {
    long limit = module.settings().maxSeriesPerMetric();
    List<Finding> findings = new ArrayList<>();
    Set<Location> blamed = new HashSet<>();
    // Several families grow with one value: the largest of them says enough.
    for (SeriesGroup group : largestFirst(module)) {
      Location cause = group.cause();
      long series = LabelSet.total(group.sets());
      if (cause != null && series * 10 > limit * 8 && blamed.add(cause)) {
        Message message = series > limit ? Message.SERIES_OF_METRIC : Message.SERIES_OF_METRIC_NEAR;
        findings.add(message.at(cause, group.metric, Arithmetic.of(group.sets()), limit));
      }
    }
    return findings;
  }

  private static List<SeriesGroup> largestFirst(WeftModule module) {
    return SeriesGroup.of(module).stream()
        .sorted(Comparator.comparingLong(SeriesOfMetric::series).reversed())
        .toList();
  }

  private static long series(SeriesGroup group) {
    return LabelSet.total(group.sets());
  }
}
