package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.catalog.CatalogLabel;
import ai.datapunk.weft.processor.catalog.LabelSet;
import ai.datapunk.weft.processor.catalog.LabelSets;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.MeshUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Series of one metric that are counted together, and the annotation that makes most of them: an
 * own metric as a whole; of a family, what belongs to one service and, where the family has it as a
 * label, one operation.
 */
final class SeriesGroup {

  final String metric;
  private final List<LabelSet> sets = new ArrayList<>();
  private long most = -1;
  private @Nullable Location cause;

  private SeriesGroup(String metric) {
    this.metric = metric;
  }

  /** All groups of a module. */
  static Collection<SeriesGroup> of(WeftModule module) {
    Map<String, SeriesGroup> groups = new LinkedHashMap<>();
    for (WeftModule.Use use : module.uses()) {
      for (LabelSet set : LabelSets.of(use.entry())) {
        groups.computeIfAbsent(key(set, use), key -> new SeriesGroup(set.metric())).add(set, use);
      }
    }
    return groups.values();
  }

  /** What its sets come to when those that are the same are counted once. */
  List<LabelSet> sets() {
    return sets.size() == 1 ? sets : LabelSet.merged(sets);
  }

  /** How many series they make. */
  long series() {
    return LabelSet.total(sets());
  }

  /** Where to put the blame; null if an earlier compilation is all that there is. */
  @Nullable Location cause() {
    return cause;
  }

  private static String key(LabelSet set, WeftModule.Use use) {
    boolean own = use.entry().metric() != null && use.entry().metric().name().equals(set.metric());
    return own ? set.metric() : set.metric() + value(set, "service") + value(set, "operation");
  }

  private static String value(LabelSet set, String name) {
    for (CatalogLabel label : set.labels()) {
      if (label.name().equals(name)) {
        return "\u0000" + label.values();
      }
    }
    return "\u0000";
  }

  private void add(LabelSet set, WeftModule.Use use) {
    sets.add(set);
    WeftMethod method = use.method();
    if (method != null && set.series() > most) {
      most = set.series();
      cause = cause(method);
    }
  }

  private @Nullable Location cause(WeftMethod method) {
    if (metric.startsWith("retry_")) {
      return at(method.retried(), "maxAttempts");
    }
    if (metric.startsWith("load_balancer_")) {
      return at(method.balanced(), "maxInstances");
    }
    return metric.contains("circuit_breaker_")
        ? at(method.guarded(), "service")
        : at(method.timed(), "metric");
  }

  private static @Nullable Location at(@Nullable MeshUse use, String attribute) {
    return use == null ? null : use.at().attribute(attribute);
  }
}
