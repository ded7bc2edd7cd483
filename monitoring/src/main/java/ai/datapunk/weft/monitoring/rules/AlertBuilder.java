package ai.datapunk.weft.monitoring.rules;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.promql.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts an alert together, from the query to its tests. */
public final class AlertBuilder {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final String name;
  private final Query query;
  private final TreeSet<String> metrics = new TreeSet<>();
  private final List<Scenario> scenarios = new ArrayList<>();
  private String comment = "";
  private Duration hold = Duration.ZERO;
  private Duration keep = Duration.ZERO;
  private @Nullable Duration calm;
  private @Nullable Duration after;
  private @Nullable Duration spell;
  private boolean together;
  private boolean apart;
  private Severity severity = Severity.WARNING;
  private String team = "platform";
  private String summary = "";
  private String description = "";
  private Runbook runbook = Runbook.of("");

  private AlertBuilder(String name, Query query) {
    this.name = name;
    this.query = query;
  }

  /** An alert that fires where the query finds something. */
  public static AlertBuilder alert(String name, Query query) {
    return new AlertBuilder(name, query);
  }

  /** Why the rule is as it is. */
  public AlertBuilder comment(String text) {
    comment = text;
    return this;
  }

  /** Makes sense only where an application has this metric. */
  public AlertBuilder needs(String metric) {
    metrics.add(metric);
    return this;
  }

  /** For how long the query has to find something. */
  public AlertBuilder lasting(String duration) {
    hold = DurationText.require(duration);
    return this;
  }

  /** For how long it goes on when the query finds nothing any more. */
  public AlertBuilder keptFor(String duration) {
    keep = DurationText.require(duration);
    return this;
  }

  /** Somebody has to look at once. */
  public AlertBuilder critical() {
    severity = Severity.CRITICAL;
    return this;
  }

  /** Who looks. */
  public AlertBuilder team(String who) {
    team = who;
    return this;
  }

  /** What is sent. */
  public AlertBuilder says(String shortly, String atLength) {
    summary = shortly;
    description = atLength;
    return this;
  }

  /** What to do. */
  public AlertBuilder runbook(Runbook page) {
    runbook = page;
    return this;
  }

  /** For how long it is calm in its tests, if not as long as the query looks back. */
  public AlertBuilder calmFor(String duration) {
    return calmFor(duration, duration);
  }

  /** For how long before, and for how long afterwards. */
  public AlertBuilder calmFor(String before, String afterwards) {
    calm = DurationText.require(before);
    after = DurationText.require(afterwards);
    return this;
  }

  /** How long what makes it fire lasts in its tests, if not as long as the query looks back. */
  public AlertBuilder triedFor(String duration) {
    spell = DurationText.require(duration);
    return this;
  }

  /** Tries its scenarios in one test, which takes hardly longer than one for each of them does. */
  public AlertBuilder triedTogether() {
    together = true;
    return this;
  }

  /** The same where scenarios have the same series: each has a job of its own then. */
  public AlertBuilder triedApart() {
    apart = true;
    return triedTogether();
  }

  /** Fires meanwhile, and shows its value like that. */
  public AlertBuilder fires(String title, String value, Sample... samples) {
    return tried(Scenario.of(title, value, List.of(samples)));
  }

  /** Does not fire. */
  public AlertBuilder isSilent(String title, Sample... samples) {
    return tried(Scenario.silent(title, null, List.of(samples)));
  }

  /** Does not fire, neither in what lasts so long nor afterwards. */
  public AlertBuilder isSilentFor(String duration, String title, Sample... samples) {
    Duration lasting = DurationText.require(duration);
    return tried(Scenario.silent(title, lasting, List.of(samples)));
  }

  /** What happens in one of its tests. */
  public AlertBuilder tried(Scenario scenario) {
    scenarios.add(scenario);
    return this;
  }

  /** The alert. */
  public Alert build() {
    return new Alert(
        name,
        comment,
        metrics,
        query,
        hold,
        keep,
        severity,
        team,
        new Template(summary),
        new Template(description),
        runbook,
        calm == null ? query.reach() : calm,
        after == null ? query.reach() : after,
        spell == null ? query.reach().plus(hold).plus(MINUTE) : spell,
        together,
        apart ? apart() : scenarios);
  }

  private List<Scenario> apart() {
    return IntStream.range(0, scenarios.size())
        .mapToObj(i -> scenarios.get(i).inJob(i + 1))
        .toList();
  }
}
