package ai.datapunk.weft.loadbalancer;

/**
 * One instance of a service, as a {@link Strategy} sees it: what there is to decide by. Its numbers
 * are those of the moment, and change while they are looked at. Thread-safe.
 *
 * <p>A strategy is given instances of Weft's and returns one of them. Other implementations have
 * their place in tests of a strategy.
 */
public interface ServiceInstance {

  /** What the method's {@code @Instance} parameter takes: the instance's identity. */
  Object address();

  /**
   * The instance's name to a person: host and port where the address has them. Instances can share
   * one, such as two paths of a gateway.
   */
  String id();

  /** The share of the calls under a weighted strategy, relative to the others'; 1 and up. */
  int weight();

  /** How many calls the instance can have in flight; 0 if that is not known. */
  int capacity();

  /** How many calls the instance has in flight; 0 and up. */
  long inFlight();

  /** The health score, 0 to 1: a weighted average of how calls ended. */
  double health();

  /** Whether the health score is good enough to be picked. */
  boolean isHealthy();
}
