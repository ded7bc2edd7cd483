package ai.datapunk.weft.view;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A family's series that may be seen, brought together by the labels that are shown of them. */
final class SeriesGroups<P extends DataPointSnapshot> {

  private final Map<Labels, List<P>> groups = new LinkedHashMap<>();
  private final Grant grant;
  private boolean hidesLabels;

  SeriesGroups(Grant grant, List<P> series) {
    this.grant = grant;
    for (P point : series) {
      if (grant.shows(point.getLabels())) {
        Labels shown = shown(point.getLabels());
        hidesLabels |= shown.size() < point.getLabels().size();
        groups.computeIfAbsent(shown, unknown -> new ArrayList<>()).add(point);
      }
    }
  }

  private Labels shown(Labels all) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (grant.showsLabel(all.getName(i))) {
        names.add(all.getName(i));
        values.add(all.getValue(i));
      }
    }
    return names.size() == all.size() ? all : Labels.of(names, values);
  }

  /** Whether a series has a label that is not shown. */
  boolean hidesLabels() {
    return hidesLabels;
  }

  /** What each group adds up to, without exemplars: these are of single calls. */
  List<P> sums(BiFunction<Labels, List<P>, P> sum) {
    List<P> all = new ArrayList<>(groups.size());
    groups.forEach(
        (labels, points) ->
            all.add(grant.showsAllLabels() ? points.get(0) : sum.apply(labels, points)));
    return all;
  }
}
