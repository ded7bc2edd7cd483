package ai.datapunk.weft.monitoring.aggregation;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which rules a metric gets. */
final class MetricRules {

  /** Of what adding up says nothing, as 0.9 and 0.9 are not 1.8, nor two ages an age. */
  private static final Pattern NO_PARTS =
      Pattern.compile(".*_(?:ratio|seconds|status|timestamp|timestamp_seconds)");

  private MetricRules() {}

  /** Families that have none, and why. */
  static Map<Family, String> leftOut() {
    return new EnumMap<>(
        Map.of(
            Family.MESH_CIRCUIT_BREAKER_STATE,
            "is the same as circuit_breaker_state, which is counted"));
  }

  /** Those of one of Weft's families. */
  static List<Recorded> of(Family family, List<String> apart) {
    Measured metric = Measured.of(family, apart);
    if (family == Family.CIRCUIT_BREAKER_STATE_SECONDS) {
      // Without the state it would be how long time has gone on.
      return counted(metric, false);
    }
    return switch (family.type()) {
      case COUNTER -> counted(metric, true);
      case HISTOGRAM -> distributed(metric);
      default -> shown(family, metric);
    };
  }

  /** Those of a metric of a user's own. */
  static List<Recorded> of(Measured metric) {
    return switch (metric.instrument()) {
      case COUNTER -> counted(metric, true);
      case HISTOGRAM -> distributed(metric);
      case UP_DOWN_COUNTER -> operators(metric, "sum", "max");
      case STATE_SET -> operators(metric, "sum");
      case INFO -> operators(metric, "count");
      case GAUGE ->
          NO_PARTS.matcher(metric.name()).matches()
              ? operators(metric, "min", "max")
              : operators(metric, "sum", "min", "max");
    };
  }

  private static List<Recorded> counted(Measured metric, boolean isAddedUp) {
    RuleList rules = new RuleList(metric);
    Level all = Level.of(metric);
    Level whole = Level.whole(metric);
    rules.rate(all);
    rules.sum(all);
    if (isAddedUp && !whole.equals(all)) {
      rules.rate(whole);
    }
    if (metric.isOfCalled()) {
      rules.rate(Level.called(metric));
    }
    return rules.rules();
  }

  private static List<Recorded> distributed(Measured metric) {
    RuleList rules = new RuleList(metric);
    Level all = Level.of(metric);
    Level whole = Level.whole(metric);
    if (metric.histogram().isClassic()) {
      rules.buckets(all);
    }
    rules.rate(all, "_sum");
    rules.rate(all, "_count");
    if (!whole.equals(all)) {
      rules.rate(whole, "_sum");
      rules.rate(whole, "_count");
    }
    if (metric.histogram() != HistogramType.CLASSIC) {
      // Where buckets are native, they are in a series of the metric's own name.
      rules.nativeRate(all);
    }
    rules.quantile(whole, all);
    return rules.rules();
  }

  private static List<Recorded> operators(Measured metric, String... operators) {
    RuleList rules = new RuleList(metric);
    for (String operator : operators) {
      rules.operator(operator, Level.of(metric));
    }
    return rules.rules();
  }

  private static List<Recorded> ofCalled(Measured metric, String... operators) {
    RuleList rules = new RuleList(metric);
    for (Level level : List.of(Level.of(metric), Level.called(metric))) {
      for (String operator : operators) {
        rules.operator(operator, level);
      }
    }
    return rules.rules();
  }

  private static List<Recorded> shown(Family family, Measured metric) {
    return switch (family) {
      case CIRCUIT_BREAKER_STATE -> states(metric);
      case LOAD_BALANCER_INSTANCE_HEALTH -> ofCalled(metric, "min", "max");
      case LOAD_BALANCER_INSTANCE_LOAD -> ofCalled(metric, "max");
      case LOAD_BALANCER_ACTIVE_CONNECTIONS -> ofCalled(metric, "sum");
      case LOAD_BALANCER_ACTIVE_INSTANCES,
          MESH_HEALTHY_INSTANCES,
          HEALTH_STATUS,
          LAST_CHECK_TIMESTAMP ->
          operators(metric, "min", "max");
      case CIRCUIT_BREAKER_ERROR_RATE, WEFT_UNWOVEN_METHODS -> operators(metric, "max");
      case CIRCUIT_BREAKER_SECONDS_TO_OPEN, RETRY_BUDGET_REMAINING -> operators(metric, "min");
      case SERVICE_UP -> operators(metric, "sum", "count");
      default -> List.of();
    };
  }

  private static List<Recorded> states(Measured metric) {
    RuleList rules = new RuleList(metric);
    List<String> states = List.of("open", "half_open", "closed");
    for (String state : states) {
      rules.inState(Level.of(metric), state, states.indexOf(state));
    }
    return rules.rules();
  }
}
