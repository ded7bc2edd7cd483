package ai.datapunk.weft.monitoring.rules;

import ai.datapunk.weft.monitoring.promql.Query;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * An alert: when it fires, what it says, and how that is tried.
 *
 * @param comment why it is as it is, above the rule
 * @param metrics the metrics that only some applications have, and without which it makes no sense
 * @param hold for how long the query finds something before it fires
 * @param keep for how long it goes on firing once the query finds nothing
 * @param calm for how long it is calm in its tests before what makes it fire
 * @param after for how long it is calm afterwards
 * @param spell how long what makes it fire lasts in its tests
 * @param together whether its scenarios have series and alerts of their own each, so that one test
 *     tries those at once that take as long
 */
public record Alert(
    String name,
    String comment,
    SortedSet<String> metrics,
    Query query,
    Duration hold,
    Duration keep,
    Severity severity,
    String team,
    Template summary,
    Template description,
    Runbook runbook,
    Duration calm,
    Duration after,
    Duration spell,
    boolean together,
    List<Scenario> scenarios) {

  /**
   * Looks at what it says.
   *
   * @throws IllegalArgumentException if a text names a label that the query's result does not have
   */
  public Alert {
    scenarios = List.copyOf(scenarios);
    for (Template text : List.of(summary, description)) {
      for (String label : text.labels()) {
        if (!query.labels().contains(label)) {
          throw new IllegalArgumentException(
              name + " names the label " + label + ", but has only " + query.labels());
        }
      }
    }
  }

  /** The same by these labels too, which all targets have: one alert for each environment. */
  public Alert keeping(List<String> more) {
    return new Alert(
        name,
        comment,
        metrics,
        query.keeping(more),
        hold,
        keep,
        severity,
        team,
        summary.keeping(more),
        description.keeping(more),
        runbook.keeping(more),
        calm,
        after,
        spell,
        together,
        scenarios.stream().map(scenario -> scenario.keeping(more)).toList());
  }

  /** The name of its page, without an ending: {@code service-down} of {@code ServiceDown}. */
  public String page() {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** The labels that the rule adds. */
  public SortedMap<String, String> ownLabels() {
    return new TreeMap<>(Map.of("severity", severity.label(), "team", team));
  }

  /**
   * The labels of the alert that fires: those of what is recorded, or else of the first series, and
   * of others like it.
   */
  public SortedMap<String, String> labels(Scenario scenario) {
    boolean isRecorded = !scenario.recorded().isEmpty();
    SortedMap<String, String> labels =
        new TreeMap<>(isRecorded ? scenario.recorded() : scenario.samples().get(0).labels());
    labels.keySet().retainAll(query.labels());
    labels.putAll(ownLabels());
    return labels;
  }
}
