package ai.datapunk.weft.it.prometheus.rules;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When which alerts are pending and firing: the seconds of evaluations, by labels with the state.
 */
record AlertStates(Map<Map<String, String>, SortedSet<Long>> times) {

  private static final String PENDING = "pending";
  private static final String FIRING = "firing";
  private static final String STATE = "alertstate";

  AlertStates() {
    this(new HashMap<>());
  }

  /** Those of the series {@code ALERTS}. */
  static AlertStates recorded(Map<Map<String, String>, SortedMap<Long, Double>> series) {
    AlertStates states = new AlertStates();
    series.forEach(
        (labels, points) -> {
          Map<String, String> kept = new TreeMap<>(labels);
          kept.remove("__name__");
          points.keySet().forEach(second -> states.add(kept, second));
        });
    return states;
  }

  /**
   * Adds those of an alert, as Prometheus' documentation has them: pending where the query has
   * something, firing once it had something at each evaluation for as long as the rule says.
   *
   * @param found what its query finds at each evaluation
   */
  void add(EvaluatedRule rule, Map<Map<String, String>, SortedMap<Long, Double>> found) {
    found.forEach(
        (labels, points) -> {
          Map<String, String> all = new TreeMap<>(labels);
          all.remove("__name__");
          all.putAll(rule.labels());
          all.put("alertname", rule.name());
          add(all, points.keySet(), rule.interval().toSeconds(), rule.hold());
        });
  }

  private void add(Map<String, String> labels, Iterable<Long> seconds, long step, Duration hold) {
    long begin = Long.MIN_VALUE;
    long before = Long.MIN_VALUE;
    for (long second : seconds) {
      if (begin == Long.MIN_VALUE || second > before + step) {
        begin = second;
      }
      before = second;
      Map<String, String> withState = new TreeMap<>(labels);
      withState.put(STATE, second - begin < hold.toSeconds() ? PENDING : FIRING);
      add(withState, second);
    }
  }

  private void add(Map<String, String> labels, long second) {
    times.computeIfAbsent(labels, any -> new TreeSet<>()).add(second);
  }

  /**
   * The evaluations, as labels and seconds, in which one of the two has a state and the other has
   * not, apart from the first and last evaluations of that state in this one and those beside them.
   */
  SortedSet<String> differentWithin(AlertStates other, long step) {
    SortedSet<String> different = new TreeSet<>();
    Set<Map<String, String>> all = new HashSet<>(times.keySet());
    all.addAll(other.times.keySet());
    for (Map<String, String> labels : all) {
      SortedSet<Long> ours = times.getOrDefault(labels, new TreeSet<>());
      SortedSet<Long> theirs = other.times.getOrDefault(labels, new TreeSet<>());
      Set<Long> either = new TreeSet<>(ours);
      either.addAll(theirs);
      for (long second : either) {
        if (ours.contains(second) != theirs.contains(second) && !isEdge(ours, second, step)) {
          different.add(labels + " at " + second);
        }
      }
    }
    return different;
  }

  private static boolean isEdge(SortedSet<Long> times, long second, long step) {
    return times.contains(second)
        ? !times.contains(second - step) || !times.contains(second + step)
        : times.contains(second - step) || times.contains(second + step);
  }

  /** The names of the alerts that fire at some time. */
  SortedSet<String> firing() {
    SortedSet<String> names = new TreeSet<>();
    times.keySet().stream()
        .filter(labels -> FIRING.equals(labels.get(STATE)))
        .forEach(labels -> names.add(labels.get("alertname")));
    return names;
  }
}
