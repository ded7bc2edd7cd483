package ai.datapunk.weft.guard;

import java.time.Duration;

/**
 * How a service's unhealthy instances are dealt with, and those that were unhealthy. Internal: it
 * may change in any release.
 *
 * @param panicThreshold the share of healthy instances below which all are picked, healthy or not,
 *     so that a few need not take what was for many (Envoy's panic threshold)
 * @param slowStart how long it takes until one that is healthy again has its whole share of the
 *     calls; zero if it has at once
 */
public record HealthPolicy(double panicThreshold, Duration slowStart) {

  /** Where nothing is configured. */
  public static final HealthPolicy DEFAULT = new HealthPolicy(0.5, Duration.ofSeconds(30));

  /** Whether there are enough of these among all instances to take all calls. */
  boolean areEnough(long instances, int all) {
    return instances > 0 && instances >= panicThreshold * all;
  }
}
