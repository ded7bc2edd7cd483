package ai.datapunk.weft.spring;

import ai.datapunk.weft.contract.OperationNames;
import ai.datapunk.weft.health.Health;
import ai.datapunk.weft.health.HealthCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Boot's health indicators as health checks, by their types. Not thread-safe.
 *
 * <p>Left out are Weft's own, which would count what they show, and those of Boot's availability
 * states, which say what Boot has decided of the application and not what anything has found.
 */
public final class IndicatorChecks {

  private static final Set<String> LEFT_OUT =
      Set.of("weft", "weftChecks", "livenessState", "readinessState");

  private final Map<String, HealthCheck> checks = new LinkedHashMap<>();

  /** None yet. */
  public IndicatorChecks() {}

  /**
   * Adds one, unless it is left out or its type is there.
   *
   * @param name the indicator's; one within another has the other's before a slash
   * @param status asks for the code of its status
   */
  public void add(String name, Supplier<String> status) {
    if (!LEFT_OUT.contains(name)) {
      checks.putIfAbsent(OperationNames.of(name.replace('/', '_')), () -> health(status.get()));
    }
  }

  /** A status that is not Boot's own, or that is not known, is not said to be good or bad. */
  private static Health health(String status) {
    return switch (status) {
      case "UP" -> Health.healthy();
      case "DOWN", "OUT_OF_SERVICE" -> Health.unhealthy(status);
      default -> Health.degraded(status);
    };
  }

  /** All that were added. */
  public Map<String, HealthCheck> all() {
    return checks;
  }
}
