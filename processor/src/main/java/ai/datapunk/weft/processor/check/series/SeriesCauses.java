package ai.datapunk.weft.processor.check.series;

import ai.datapunk.weft.catalog.LabelSet;
import ai.datapunk.weft.catalog.LabelSets;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to put the blame for a group's series: at the annotation that makes most of them. */
final class SeriesCauses {

  private final Map<String, Cause> causes = new HashMap<>();

  /** Looks at all methods of the module, which only a module that has too many series is worth. */
  SeriesCauses(WeftModule module) {
    for (WeftModule.Recorded recorded : module.recorded()) {
      WeftMethod method = recorded.method();
      if (method != null) {
        for (LabelSet set : LabelSets.of(List.of(recorded.entry()))) {
          Cause cause = new Cause(set.series(), at(method, set.metric()));
          causes.merge(SeriesGroup.key(set), cause, Cause::larger);
        }
      }
    }
  }

  /** Empty if an earlier compilation is all that there is. */
  Optional<Location> of(SeriesGroup group) {
    return Optional.ofNullable(causes.get(group.key())).map(Cause::at);
  }

  private record Cause(long series, @Nullable Location at) {

    /** The first of two that are equal. */
    Cause larger(Cause other) {
      return other.series > series ? other : this;
    }
  }

  private static @Nullable Location at(WeftMethod method, String metric) {
    if (metric.startsWith("retry_")) {
      return at(method.retried(), "maxAttempts");
    }
    if (metric.startsWith("load_balancer_")) {
      return at(method.balanced(), "maxInstances");
    }
    return metric.contains("circuit_breaker_") ? at(method.guarded(), "service") : ofMetric(method);
  }

  private static @Nullable Location ofMetric(WeftMethod method) {
    NamedMetric metric = method.metric();
    return metric == null ? at(method.timed(), "metric") : metric.nameAt();
  }

  private static @Nullable Location at(@Nullable MeshAnnotation annotation, String attribute) {
    return annotation == null ? null : annotation.at().attribute(attribute);
  }
}
