package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What there is to choose from. */
final class Sources {

  private static final String SERVICE = "service";
  private static final String OPERATION = "operation";
  private static final String INSTANCE = "instance";

  private Sources() {}

  /** What calls, what is called, and which process calls. */
  static Selection ofCalls(Collection<Counting> counting, List<String> by) {
    if (counting.isEmpty()) {
      return Selection.of(by, Series.of("up", List.of()));
    }
    List<Family> families = counting.stream().map(Counting::calls).toList();
    Series source = any(families);
    if (families.stream().allMatch(family -> family.labels().contains(INSTANCE))) {
      // That is who is called.
      return Selection.of(by, source, SERVICE);
    }
    return source.has(OPERATION)
        ? Selection.of(by, source, SERVICE, OPERATION, INSTANCE)
        : Selection.of(by, source, SERVICE, INSTANCE);
  }

  /** The series of families, with the labels of services and operations that some of them have. */
  private static Series any(List<Family> families) {
    Set<String> labels = new TreeSet<>();
    families.forEach(family -> labels.addAll(family.labels()));
    labels.retainAll(Set.of(SERVICE, OPERATION));
    List<String> names = families.stream().map(Family::metricName).toList();
    return names.size() == 1 ? Series.of(names.get(0), labels) : Series.ofAny(names, labels);
  }
}
