package ai.datapunk.weft.catalog;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.Family;
import java.util.List;

/** How one queries series: {@code mesh_service_calls_total{service="inventory"}}. */
final class Selectors {

  private Selectors() {}

  /** Those of a metric whose labels have these values, as far as a label has only one. */
  static String of(String metric, List<CatalogLabel> labels) {
    String matchers =
        labels.stream()
            .filter(label -> label.values().size() == 1)
            .map(label -> label.name() + "=\"" + label.values().get(0) + "\"")
            .collect(joining(","));
    return matchers.isEmpty() ? metric : metric + "{" + matchers + "}";
  }

  /** Those of a family for one service and operation. */
  static String of(Family family, Target target) {
    return of(
        family.metricName(),
        List.of(
            CatalogLabel.closed("service", List.of(target.service())),
            CatalogLabel.closed("operation", List.of(target.operation()))));
  }
}
