package ai.datapunk.weft.it.prometheus.rules;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What dashboards may show nothing of, with the reason. */
final class MayBeEmpty {

  private static final String NATIVE = "none: histograms are classic";
  private static final String RUNNING = "none: no process starts again";

  private static final Map<String, String> REASONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Weft: overview, Durations by native buckets", NATIVE),
              Map.entry("Weft: retries, Durations by native buckets", NATIVE),
              Map.entry("Weft: circuits, Durations of calls by native buckets", NATIVE),
              Map.entry("Weft: load balancers, Durations by native buckets", NATIVE),
              Map.entry("Weft: HTTP requests, Durations by native buckets", NATIVE),
              Map.entry("Weft: HTTP requests, Processes that start again", RUNNING),
              Map.entry("Weft: circuits, Processes that start again", RUNNING),
              Map.entry("Weft: retries, Processes that start again", RUNNING),
              Map.entry(
                  "Weft: HTTP requests, Those who are not believed",
                  "none: nobody has to say who asks for metrics"),
              Map.entry(
                  "Weft: circuits, Seconds until a circuit opens",
                  "none: where all fails at once, none is foreseen"),
              Map.entry(
                  "Weft: load balancers, Load of instances",
                  "none: no instance declares a capacity"),
              Map.entry(
                  "Weft: load balancers, Sources of instances that fail", "none: it does not fail"),
              Map.entry("Weft: overview, Alerts that fire", "none: no alert fires that soon"),
              Map.entry("Weft: overview, Samples beyond a limit", "none: no limit is reached"),
              Map.entry(
                  "Weft: processes and their JVMs, Errors of network devices",
                  "none: this machine has no such device")));

  private MayBeEmpty() {}

  static Set<String> names() {
    return Collections.unmodifiableSet(REASONS.keySet());
  }

  static String reason(String name) {
    return REASONS.getOrDefault(name, "");
  }
}
