package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.Family;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the objectives of methods. Those that share series have one. */
final class ObjectiveReader {

  private static final String OPERATION = "operation";

  private ObjectiveReader() {}

  /** Of two applications that want different things of one operation, the one that wants more. */
  static List<MeasuredObjective> of(Collection<CatalogMethod> methods) {
    SortedMap<String, MeasuredObjective> found = new TreeMap<>();
    for (CatalogMethod method : methods) {
      for (MeasuredObjective objective : of(method)) {
        found.merge(
            objective.labels() + objective.kind(),
            objective,
            (one, other) -> wantsMore(one, other) ? one : other);
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean wantsMore(MeasuredObjective one, MeasuredObjective other) {
    int targets = Double.compare(one.target(), other.target());
    return targets > 0 || (targets == 0 && one.window().compareTo(other.window()) >= 0);
  }

  private static List<MeasuredObjective> of(CatalogMethod method) {
    CatalogObjective objective = method.objective();
    List<MeasuredObjective> found = new ArrayList<>();
    if (objective == null) {
      return found;
    }
    Duration window = Duration.ofSeconds(Math.round(objective.window()));
    Target timed = method.timed();
    Double availability = objective.availability();
    if (timed != null && availability != null) {
      found.add(
          new MeasuredObjective(
              "availability", availability, window, labels(timed), new CountedOutcomes(timed)));
    }
    Double latency = objective.latency();
    Double target = objective.latencyTarget();
    if (latency != null && target != null) {
      CustomMetric metric = method.metric();
      if (metric != null) {
        found.add(
            new MeasuredObjective(
                "latency", target, window, labels(metric), durations(metric, latency)));
      } else if (timed != null) {
        found.add(
            new MeasuredObjective(
                "latency", target, window, labels(timed), durations(timed, latency)));
      }
    }
    return found;
  }

  private static SortedMap<String, String> labels(Target target) {
    return new TreeMap<>(Map.of("service", target.service(), OPERATION, target.operation()));
  }

  /** A metric of one's own has no operation unless it says so: its name tells as much. */
  private static SortedMap<String, String> labels(CustomMetric metric) {
    SortedMap<String, String> labels = constants(metric);
    labels.putIfAbsent(OPERATION, metric.name());
    return labels;
  }

  private static SortedMap<String, String> constants(CustomMetric metric) {
    SortedMap<String, String> constants = new TreeMap<>();
    for (CatalogLabel label : metric.labels()) {
      if (label.values().size() == 1) {
        constants.put(label.name(), label.values().get(0));
      }
    }
    return constants;
  }

  private static CountedCalls durations(Target target, double latency) {
    Family family = Family.MESH_CALL_DURATION;
    return durations(
        family.metricName(), family.labels(), labels(target), family.buckets(), latency);
  }

  private static CountedCalls durations(CustomMetric metric, double latency) {
    List<String> labels = metric.labels().stream().map(CatalogLabel::name).toList();
    return durations(metric.name(), labels, constants(metric), metric.buckets(), latency);
  }

  private static CountedCalls durations(
      String metric,
      List<String> labels,
      SortedMap<String, String> values,
      List<Double> buckets,
      double latency) {
    return buckets.contains(latency)
        ? new CountedDurations(metric, labels, values, latency)
        : new CountedNatively(metric, labels, values, latency);
  }
}
