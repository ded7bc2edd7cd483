package ai.datapunk.weft.view;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** The name that a query uses, which for some types is not the one that the client goes by. */
final class FamilyName {

  private FamilyName() {}

  static String of(MetricSnapshot family) {
    String name = family.getMetadata().getPrometheusName();
    if (family instanceof CounterSnapshot) {
      return with(name, "_total");
    }
    return family instanceof InfoSnapshot ? with(name, "_info") : name;
  }

  private static String with(String name, String suffix) {
    return name.endsWith(suffix) ? name : name + suffix;
  }
}
