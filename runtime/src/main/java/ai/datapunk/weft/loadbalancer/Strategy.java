package ai.datapunk.weft.loadbalancer;

import java.util.List;

/**
 * How one of several instances is picked. There is one strategy object for each service, so it may
 * keep state, and must be thread-safe.
 */
@FunctionalInterface
public interface Strategy {

  /**
   * Picks one.
   *
   * @param candidates at least one, in the order of their source
   */
  ServiceInstance pick(List<ServiceInstance> candidates);
}
