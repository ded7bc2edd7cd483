package ai.datapunk.weft.processor.check.objective;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How many calls end within a time is counted by the bucket that has it as its bound. What is
 * between two bounds can only be guessed, unless the buckets are native ones, which are narrow. The
 * mesh may be built with those, which no compiler knows: it is taken to have fixed ones.
 */
final class LatencyBound implements MethodRule {

  private static final double NANOS = 1e9;

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    ObjectiveAnnotation objective = method.objective();
    if (timed == null || objective == null) {
      return List.of();
    }
    Duration latency = objective.latency().value();
    NamedMetric metric = timed.named();
    // What is out of range has a message of its own.
    if (latency == null
        || !Ranges.OBJECTIVE_LATENCY.contains(latency)
        || (metric != null && metric.histogramType().isNative())) {
      return List.of();
    }
    Family family = Family.MESH_CALL_DURATION;
    NavigableSet<Duration> bounds = durations(metric == null ? family.buckets() : metric.bounds());
    if (bounds.contains(latency)) {
      return List.of();
    }
    return List.of(
        Message.OBJECTIVE_BOUND.at(
            objective.at().attribute("latency"),
            objective.latency(),
            metric == null ? family.metricName() : metric.name(),
            nearest(latency, bounds)));
  }

  /** Bounds that are none have a message of their own. */
  private static NavigableSet<Duration> durations(List<Double> bounds) {
    NavigableSet<Duration> durations = new TreeSet<>();
    for (double bound : bounds) {
      if (bound > 0 && Double.isFinite(bound)) {
        durations.add(Duration.ofNanos(Math.round(bound * NANOS)));
      }
    }
    return durations;
  }

  private static String nearest(Duration latency, NavigableSet<Duration> bounds) {
    return Stream.of(bounds.lower(latency), bounds.higher(latency))
        .filter(Objects::nonNull)
        .map(bound -> "\"" + DurationText.format(bound) + "\"")
        .collect(joining(" and "));
  }
}
