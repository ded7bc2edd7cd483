package ai.datapunk.weft.monitoring.objectives;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Histogram;
import ai.datapunk.weft.monitoring.promql.Matchers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the objectives of methods. Those that share series have one. */
final class ObjectiveReader {

  private static final String LATENCY = "latency";
  private static final double NANOS = 1e9;

  private ObjectiveReader() {}

  /** Of applications that want different things of one operation, that which wants more. */
  static List<MeasuredObjective> of(Collection<Catalog> catalogs) {
    SortedMap<String, MeasuredObjective> found = new TreeMap<>();
    for (Catalog catalog : catalogs) {
      for (CatalogMethod method : catalog.methods()) {
        for (MeasuredObjective one : of(method, catalog.application())) {
          found.merge(key(one), one, MeasuredObjective::and);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static String key(MeasuredObjective objective) {
    return String.join("\n", objective.service(), objective.operation(), objective.kind());
  }

  private static List<MeasuredObjective> of(CatalogMethod method, String application) {
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
          objective(
              "availability",
              availability,
              window,
              timed.service(),
              timed.operation(),
              new CountedOutcomes(timed),
              application));
    }
    Double latency = objective.latency();
    Double target = objective.latencyTarget();
    if (latency != null && target != null) {
      CustomMetric metric = method.metric();
      if (metric != null) {
        Histogram histogram = Histogram.of(metric);
        found.add(
            objective(
                LATENCY,
                target,
                window,
                histogram.values().getOrDefault(MeasuredObjective.SERVICE, ""),
                operation(histogram),
                durations(histogram, metric.buckets(), latency),
                application));
      } else if (timed != null) {
        found.add(
            objective(
                LATENCY,
                target,
                window,
                timed.service(),
                timed.operation(),
                durations(timed, latency),
                application));
      }
    }
    return found;
  }

  private static MeasuredObjective objective(
      String kind,
      double target,
      Duration window,
      String service,
      String operation,
      CountedCalls calls,
      String application) {
    return new MeasuredObjective(
        kind,
        target,
        window,
        service,
        operation,
        calls,
        new TreeSet<>(Set.of(application)),
        new TreeSet<>(Set.of(wish(target, calls.bound(), window))));
  }

  private static String wish(double target, double bound, Duration window) {
    String within = Double.isInfinite(bound) ? "" : " within " + time(bound);
    return target + within + " over " + BurnCondition.text(window);
  }

  private static String time(double seconds) {
    return DurationText.format(Duration.ofNanos(Math.round(seconds * NANOS)));
  }

  private static SortedMap<String, String> labels(Target target) {
    return new TreeMap<>(
        Map.of(
            MeasuredObjective.SERVICE,
            target.service(),
            MeasuredObjective.OPERATION,
            target.operation()));
  }

  /**
   * The name of a metric of one's own, with its constant labels, of which others of that name may
   * have other values. Labels of their own would meet those that rules and alerts have.
   */
  private static String operation(Histogram histogram) {
    SortedMap<String, String> others = new TreeMap<>(histogram.values());
    others.remove(MeasuredObjective.SERVICE);
    return others.isEmpty()
        ? histogram.metric()
        : others.entrySet().stream()
            .map(label -> Matchers.is(label.getKey(), label.getValue()))
            .collect(joining(",", histogram.metric() + "{", "}"));
  }

  private static CountedCalls durations(Target target, double latency) {
    Family family = Family.MESH_CALL_DURATION;
    Histogram histogram = new Histogram(family.metricName(), family.labels(), labels(target));
    return durations(histogram, family.buckets(), latency);
  }

  private static CountedCalls durations(Histogram histogram, List<Double> buckets, double latency) {
    return buckets.contains(latency)
        ? new CountedDurations(histogram, latency)
        : new CountedNatively(histogram, latency);
  }
}
