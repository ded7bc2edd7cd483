package ai.datapunk.weft.view;

import ai.datapunk.weft.contract.Family;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.function.Predicate;

/**
 * The one of Weft's families about itself whose series name other families: what its series of a
 * family count is shown to whoever may see all of that family.
 */
final class OverflowView {

  private static final String FAMILY_LABEL = Family.WEFT_OVERFLOW.labels().get(0);

  private OverflowView() {}

  /**
   * The family without series of others that are not shown; any other one as it is.
   *
   * @param seenWhole whether all series of the family of this name may be seen
   */
  static MetricSnapshot of(String name, MetricSnapshot family, Predicate<String> seenWhole) {
    if (!name.equals(Family.WEFT_OVERFLOW.metricName())
        || !(family instanceof CounterSnapshot counters)) {
      return family;
    }
    return new CounterSnapshot(
        counters.getMetadata(),
        counters.getDataPoints().stream()
            .filter(
                point -> {
                  String of = point.getLabels().get(FAMILY_LABEL);
                  return of != null && seenWhole.test(of);
                })
            .toList());
  }
}
