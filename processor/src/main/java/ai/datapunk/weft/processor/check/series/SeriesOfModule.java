package ai.datapunk.weft.processor.check.series;

import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.catalog.LabelSet;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A module stays within its limit. */
final class SeriesOfModule implements ModuleRule {

  @Override
  public List<Finding> check(WeftModule module) {
    List<CatalogMetric> metrics = module.catalog().metrics();
    long limit = module.settings().maxSeries();
    long series = metrics.stream().mapToLong(CatalogMetric::series).reduce(0, LabelSet::add);
    if (series < limit - limit / 5) {
      return List.of();
    }
    CatalogMetric largest =
        metrics.stream().max(Comparator.comparingLong(CatalogMetric::series)).orElseThrow();
    Message message = series > limit ? Message.SERIES_OF_MODULE : Message.SERIES_OF_MODULE_NEAR;
    Object[] arguments = {series, limit, largest.name(), largest.series()};
    return List.of(
        cause(module, largest.name())
            .map(at -> message.at(at, arguments))
            .orElseGet(() -> message.nowhere(arguments)));
  }

  private static Optional<Location> cause(WeftModule module, String metric) {
    SeriesCauses causes = new SeriesCauses(module);
    return SeriesGroup.of(module.catalog()).stream()
        .filter(group -> group.metric().equals(metric))
        .flatMap(group -> causes.of(group).stream())
        .findFirst();
  }
}
