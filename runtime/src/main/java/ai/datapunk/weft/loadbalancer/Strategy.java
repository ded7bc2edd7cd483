package ai.datapunk.weft.loadbalancer;

import java.util.List;

/**
 * A load balancing strategy: how one of several instances is picked. There is one strategy object
 * for each service, so it may keep state, and must be thread-safe.
 */
@FunctionalInterface
public interface Strategy {

  /**
   * Picks one of the candidates. If it throws, or returns anything else, {@code round_robin} picks
   * in its place; that is counted in {@code weft_recording_failures_total}, and logged once for
   * each of the two.
   *
   * @param candidates at least one, in the order of their source; not to be changed
   */
  ServiceInstance pick(List<? extends ServiceInstance> candidates);
}
