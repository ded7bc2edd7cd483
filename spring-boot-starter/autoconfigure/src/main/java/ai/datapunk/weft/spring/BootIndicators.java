package ai.datapunk.weft.spring;

import ai.datapunk.weft.health.HealthCheck;
import java.util.Map;

/** What reads Boot's health indicators, which have other types in each Boot. */
@FunctionalInterface
public interface BootIndicators {

  /** Those that there are, as health checks by their types. */
  Map<String, HealthCheck> checks();
}
