package ai.datapunk.weft.processor.check.series;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
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
    List<Counted> large = largestFirst(module, limit - limit / 5);
    if (large.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Set<Location> blamed = new HashSet<>();
    SeriesCauses causes = new SeriesCauses(module);
    // Several families grow with one value: the largest of them says enough.
    for (Counted counted : large) {
      SeriesGroup group = counted.group();
      Message message =
          counted.series() > limit ? Message.SERIES_OF_METRIC : Message.SERIES_OF_METRIC_NEAR;
      causes
          .of(group)
          .filter(blamed::add)
          .map(at -> message.at(at, group.metric(), SeriesArithmetic.of(group.sets()), limit))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static List<Counted> largestFirst(WeftModule module, long from) {
    return SeriesGroup.of(module.catalog()).stream()
        .map(group -> new Counted(group, group.series()))
        .filter(counted -> counted.series() >= from)
        .sorted(Comparator.comparingLong(Counted::series).reversed())
        .toList();
  }
}
