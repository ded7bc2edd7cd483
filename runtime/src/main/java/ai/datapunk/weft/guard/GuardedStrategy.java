package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.StrategyNames;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.loadbalancer.Strategy;
import ai.datapunk.weft.store.MetricStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A strategy with the default one to stand in for it where it fails: a strategy of the user's can
 * throw, or return what is no candidate. Each way of failing is logged once. Thread-safe.
 */
final class GuardedStrategy {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedStrategy.class);

  /** How a strategy fails, and how that is said. */
  private enum Fault {
    CREATED_AS_NULL("was created as null"),
    NOT_CREATED("could not be created"),
    THREW("threw an exception"),
    GAVE_NULL("picked null"),
    GAVE_A_STRANGER("picked what is not among the candidates");

    private final String said;

    Fault(String said) {
      this.said = said;
    }
  }

  private final String service;
  private final String name;
  private final MetricStore store;
  private final Strategy standIn;
  private final Strategy strategy;
  private final Set<Fault> told = ConcurrentHashMap.newKeySet();

  /**
   * The strategy of this name for a service. If it cannot be made, that is to be logged: whoever
   * asks for it writes what the store's log holds.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  GuardedStrategy(
      String service,
      String name,
      Strategies strategies,
      RandomGenerator random,
      MetricStore store) {
    this.service = service;
    this.name = name;
    this.store = store;
    // Not that of the application's strategies, where the name may stand for another.
    this.standIn = new Strategies().create(StrategyNames.ROUND_ROBIN, random);
    this.strategy = created(strategies, random);
  }

  private Strategy created(Strategies strategies, RandomGenerator random) {
    Throwable thrown = null;
    try {
      Strategy created = strategies.create(name, random);
      if (created != null) {
        return created;
      }
    } catch (Throwable fault) {
      if (!strategies.names().contains(name)) {
        throw fault;
      }
      thrown = fault;
    }
    count(thrown == null ? Fault.CREATED_AS_NULL : Fault.NOT_CREATED, thrown);
    return standIn;
  }

  /** Whether the strategy is such a one. */
  boolean isOf(Predicate<Object> gone) {
    return gone.test(strategy);
  }

  /**
   * Picks one of these.
   *
   * @param candidates at least one; no other is picked
   */
  TrackedInstance pick(List<TrackedInstance> candidates) {
    ServiceInstance picked;
    try {
      picked = strategy.pick(candidates);
    } catch (Throwable thrown) {
      return pickInstead(candidates, Fault.THREW, thrown);
    }
    for (int i = 0; i < candidates.size(); i++) {
      TrackedInstance candidate = candidates.get(i);
      if (candidate == picked) {
        return candidate;
      }
    }
    return pickInstead(candidates, picked == null ? Fault.GAVE_NULL : Fault.GAVE_A_STRANGER, null);
  }

  private TrackedInstance pickInstead(
      List<TrackedInstance> candidates, Fault fault, @Nullable Throwable thrown) {
    count(fault, thrown);
    store.events().write();
    // It is Weft's own, and returns what it was given.
    return (TrackedInstance) standIn.pick(candidates);
  }

  private void count(Fault fault, @Nullable Throwable thrown) {
    store.counter(Family.WEFT_RECORDING_FAILURES).increment();
    if (told.add(fault)) {
      store.events().add(() -> log(fault, thrown));
    }
  }

  private void log(Fault fault, @Nullable Throwable thrown) {
    LOG.atWarn()
        .addKeyValue("service", service)
        .addKeyValue("strategy", name)
        .setCause(thrown)
        .log(
            "The strategy '{}' of service '{}' {}; {} picks in its place. Further such faults are"
                + " counted in {} and not logged",
            name,
            service,
            fault.said,
            StrategyNames.ROUND_ROBIN,
            Family.WEFT_RECORDING_FAILURES.metricName());
  }
}
