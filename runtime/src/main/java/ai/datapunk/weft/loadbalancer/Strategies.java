package ai.datapunk.weft.loadbalancer;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.contract.StrategyNames;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The load balancing strategies, by the names that {@code @LoadBalanced} gives them. Thread-safe.
 */
public final class Strategies {

  private final Map<String, Function<RandomGenerator, Strategy>> byName =
      new ConcurrentHashMap<>(
          new TreeMap<>(
              Map.of(
                  StrategyNames.ROUND_ROBIN, random -> roundRobin(),
                  StrategyNames.WEIGHTED_ROUND_ROBIN, random -> new WeightedRoundRobin(),
                  StrategyNames.RANDOM, Strategies::random,
                  StrategyNames.LEAST_CONNECTIONS, random -> leastConnections(),
                  StrategyNames.POWER_OF_TWO_CHOICES, Strategies::powerOfTwoChoices)));

  /** The five strategies that Weft brings. */
  public Strategies() {}

  /** Registers a custom strategy under a name; one is created for each service. */
  public void register(String name, Function<RandomGenerator, Strategy> factory) {
    byName.put(requireNonNull(name, "name"), requireNonNull(factory, "factory"));
  }

  /** Lets go of those whose factory is such a one. */
  public void letGo(Predicate<Object> gone) {
    byName.values().removeIf(gone);
  }

  /** The names that there are. */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /**
   * A new strategy.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Strategy create(String name, RandomGenerator random) {
    requireNonNull(name, "name");
    requireNonNull(random, "random");
    Function<RandomGenerator, Strategy> factory = byName.get(name);
    if (factory == null) {
      throw new IllegalArgumentException(
          "There is no strategy '" + name + "'; there are " + new TreeSet<>(byName.keySet()));
    }
    return factory.apply(random);
  }

  private static Strategy roundRobin() {
    AtomicInteger next = new AtomicInteger();
    return candidates -> candidates.get(Math.floorMod(next.getAndIncrement(), candidates.size()));
  }

  private static Strategy random(RandomGenerator random) {
    return candidates -> candidates.get(random.nextInt(candidates.size()));
  }

  /**
   * The least busy; of several, the next in turn, so that an idle service is not all one instance.
   */
  private static Strategy leastConnections() {
    AtomicInteger next = new AtomicInteger();
    return candidates -> {
      int first = Math.floorMod(next.getAndIncrement(), candidates.size());
      ServiceInstance best = candidates.get(first);
      for (int i = 1; i < candidates.size(); i++) {
        ServiceInstance other = candidates.get((first + i) % candidates.size());
        if (other.inFlight() < best.inFlight()) {
          best = other;
        }
      }
      return best;
    };
  }

  /**
   * The less busy of two taken at random: nearly as even as asking all, at the price of two
   * (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
   */
  private static Strategy powerOfTwoChoices(RandomGenerator random) {
    return candidates -> {
      int size = candidates.size();
      if (size == 1) {
        return candidates.get(0);
      }
      int one = random.nextInt(size);
      int two = (one + 1 + random.nextInt(size - 1)) % size;
      ServiceInstance first = candidates.get(one);
      ServiceInstance second = candidates.get(two);
      return second.inFlight() < first.inFlight() ? second : first;
    };
  }

  /**
   * Smooth weighted round robin, as nginx does it: each candidate gains its weight, the one with
   * most is picked and pays the sum of all weights. One that is no candidate for a while comes back
   * with nothing gained and nothing owed.
   */
  private static final class WeightedRoundRobin implements Strategy {

    /**
     * By the instance, since those whose addresses differ may have one id; and not by the address,
     * whose own code would run while other calls wait for their turn.
     */
    private final IdentityHashMap<ServiceInstance, Long> gained = new IdentityHashMap<>();

    @Override
    public synchronized ServiceInstance pick(List<? extends ServiceInstance> candidates) {
      if (gained.size() > candidates.size()) {
        Set<ServiceInstance> present = Collections.newSetFromMap(new IdentityHashMap<>());
        present.addAll(candidates);
        gained.keySet().retainAll(present);
      }
      long total = 0;
      ServiceInstance best = candidates.get(0);
      long most = Long.MIN_VALUE;
      for (ServiceInstance candidate : candidates) {
        total += candidate.weight();
        long now = gained.merge(candidate, (long) candidate.weight(), Long::sum);
        if (now > most) {
          most = now;
          best = candidate;
        }
      }
      gained.merge(best, -total, Long::sum);
      return best;
    }
  }
}
