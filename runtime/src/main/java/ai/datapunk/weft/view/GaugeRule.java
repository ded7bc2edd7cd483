package ai.datapunk.weft.view;

import ai.datapunk.weft.contract.Family;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;

/** What becomes of gauges whose labels a view does not show all of. */
public enum GaugeRule {
  /** Their sum. */
  SUM(Double::sum),
  /** The lowest. */
  MINIMUM(Math::min),
  /** The highest. */
  MAXIMUM(Math::max);

  /**
   * The lowest health, not the mean: one of 0.67 would say that there are three instances. None for
   * loads, since connections against them would tell of capacities, and these of how many.
   */
  private static final Map<String, GaugeRule> OF_FAMILIES =
      byName(
          Map.of(
              Family.LOAD_BALANCER_INSTANCE_HEALTH, MINIMUM,
              Family.LOAD_BALANCER_ACTIVE_CONNECTIONS, SUM,
              Family.SERVICE_UP, MINIMUM));

  @SuppressWarnings("ImmutableEnumChecker") // Method references without state.
  private final DoubleBinaryOperator operator;

  GaugeRule(DoubleBinaryOperator operator) {
    this.operator = operator;
  }

  /** Those of Weft's own gauges that have labels which a view may not show, by name. */
  static Map<String, GaugeRule> ofFamilies() {
    return OF_FAMILIES;
  }

  double apply(double one, double other) {
    return operator.applyAsDouble(one, other);
  }

  private static Map<String, GaugeRule> byName(Map<Family, GaugeRule> rules) {
    return new EnumMap<>(rules)
        .entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    rule -> rule.getKey().metricName(), Map.Entry::getValue));
  }
}
