package ai.datapunk.weft.monitoring.aggregation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of one metric, as they are added. */
final class RuleList {

  private static final String RATE = "rate5m";

  /** What has to be shown to others later, for a year. */
  private static final Set<String> EVIDENCE =
      Set.of(
          "auth_attempts_total",
          "auth_failures_total",
          "service_up",
          "health_status",
          "weft_recording_failures_total");

  private final Measured metric;
  private final List<Recorded> rules = new ArrayList<>();

  RuleList(Measured metric) {
    this.metric = metric;
  }

  List<Recorded> rules() {
    return rules;
  }

  private Tier tier(Level level) {
    return EVIDENCE.contains(metric.name()) ? Tier.COMPLIANCE : level.tier(metric);
  }

  /** The sum of rates. */
  void rate(Level level) {
    add(level, metric.baseName(), RATE, "sum " + level.by() + " (" + rates("", level) + ")");
  }

  /** The sum of the rates of histograms that have all of their buckets in one series. */
  void nativeRate(Level level) {
    rules.add(
        new Recorded(
            level.name() + ":" + metric.name() + ":" + RATE,
            "sum " + level.by() + " (" + rates("", level) + ")",
            Map.of(),
            Tier.MEDIUM_FREQUENCY,
            metric.name(),
            level.labels(),
            false));
  }

  /** The sum of one part of a histogram's rates. */
  void rate(Level level, String part) {
    add(level, metric.name() + part, RATE, "sum " + level.by() + " (" + rates(part, level) + ")");
  }

  /** The sum of the rates of its buckets. */
  void buckets(Level level) {
    String part = "_bucket";
    rules.add(
        new Recorded(
            level.name() + ":" + metric.name() + part + ":" + RATE,
            "sum " + level.by("le") + " (" + rates(part, level) + ")",
            Map.of(),
            Tier.MEDIUM_FREQUENCY,
            metric.name(),
            level.labels(),
            true));
  }

  private String rates(String part, Level level) {
    return of(level, "rate(" + metric.name() + part + "[5m])");
  }

  /** What all have counted since each began; not for rates, as it falls when one ends. */
  void sum(Level level) {
    operator("sum", level);
  }

  /** What one of PromQL's operators makes of the values. */
  void operator(String operator, Level level) {
    add(
        level,
        metric.name(),
        operator,
        operator + " " + level.by() + " (" + of(level, metric.name()) + ")");
  }

  /** How many of them have this value, which the rule's label names. */
  void inState(Level level, String state, int value) {
    rules.add(
        new Recorded(
            level.with("state").name() + ":" + metric.name() + ":count",
            "sum " + level.by() + " (" + metric.name() + " == bool " + value + ")",
            Map.of("state", state),
            tier(level),
            metric.name(),
            level.labels(),
            false));
  }

  /** The value that 95 % of what is counted do not exceed, by the recorded rates. */
  void quantile(Level level, Level recorded) {
    boolean isClassic = metric.histogram().isClassic();
    String part = isClassic ? "_bucket:" : ":";
    String rates = recorded.name() + ":" + metric.name() + part + RATE;
    String by = isClassic ? level.by("le") : level.by();
    add(
        level,
        metric.name(),
        "p95_" + RATE,
        "histogram_quantile(0.95, sum " + by + " (" + rates + "))");
  }

  private void add(Level level, String name, String operation, String expression) {
    rules.add(
        new Recorded(
            level.name() + ":" + name + ":" + operation,
            expression,
            Map.of(),
            tier(level),
            metric.name(),
            level.labels(),
            false));
  }

  /**
   * Who is called is in a label {@code instance}, or in {@code exported_instance} where the scrape
   * does not honor labels. A metric of a user's own may have a label {@code called}, which is its.
   */
  private String of(Level level, String values) {
    if (!metric.isOfCalled() || !level.labels().contains(Level.CALLED)) {
      return values;
    }
    return "label_replace(label_replace("
        + values
        + ", \"called\", \"$1\", \"instance\", \"(.*)\"), \"called\", \"$1\", \"exported_instance\","
        + " \"(.+)\")";
  }
}
