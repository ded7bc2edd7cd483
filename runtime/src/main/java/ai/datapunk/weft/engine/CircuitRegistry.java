package ai.datapunk.weft.engine;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuits of a mesh, one for each service that has one. Thread-safe.
 *
 * <p>When a mesh is configured anew its circuits have a new registry, which goes on with the
 * circuits of the earlier one, by the policies that they are asked for with.
 */
public final class CircuitRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(CircuitRegistry.class);

  private final MetricStore store;
  private final Ticker ticker;
  private final Map<String, GuardedCircuit> circuits = new ConcurrentHashMap<>();

  /** The circuits of the registry before this one that nobody has asked for yet: they are there. */
  private final Map<String, GuardedCircuit> earlier;

  private final Set<Map.Entry<String, CircuitPolicy>> ignoredPolicies =
      ConcurrentHashMap.newKeySet();

  public CircuitRegistry(MetricStore store, Ticker ticker) {
    this(store, ticker, Map.of());
  }

  private CircuitRegistry(MetricStore store, Ticker ticker, Map<String, GuardedCircuit> earlier) {
    this.store = store;
    this.ticker = ticker;
    this.earlier = new ConcurrentHashMap<>(earlier);
  }

  /** The registry that comes after this one. */
  public CircuitRegistry successor() {
    return new CircuitRegistry(store, ticker, byService());
  }

  /** Ends those circuits of the registry before this one that nobody has asked for. */
  public synchronized void endEarlier() {
    earlier.values().forEach(GuardedCircuit::end);
    earlier.clear();
  }

  /**
   * The circuit of a service.
   *
   * @throws IllegalArgumentException if no circuit guards the service
   */
  public GuardedCircuit existing(String service) {
    Map<String, GuardedCircuit> all = byService();
    GuardedCircuit circuit = all.get(service);
    if (circuit == null) {
      throw new IllegalArgumentException(
          "No circuit guards a service '"
              + service
              + "'; there are circuits for "
              + all.keySet()
              + ". A circuit exists once a class whose methods are @CircuitGuarded for its service"
              + " is initialised");
    }
    return circuit;
  }

  /** All circuits, in the order of their services' names. */
  public List<Circuit> all() {
    return List.copyOf(byService().values());
  }

  /** Ends the series of all. */
  public void end() {
    byService().values().forEach(GuardedCircuit::end);
  }

  private synchronized SortedMap<String, GuardedCircuit> byService() {
    SortedMap<String, GuardedCircuit> all = new TreeMap<>(earlier);
    all.putAll(circuits);
    return all;
  }

  /**
   * The circuit of a service, which comes into being if there is none. One that exists keeps its
   * policy; being asked for another is logged, once.
   */
  public GuardedCircuit of(String service, CircuitPolicy policy) {
    GuardedCircuit known = circuits.get(service);
    // A clock of the application's can take its time: it is read before others have to wait.
    GuardedCircuit circuit = known != null ? known : firstOf(service, policy, ticker.nanoTime());
    if (known == null) {
      store.events().write(); // Another policy may have changed the circuit's state.
    }
    if (!circuit.policy().equals(policy) && ignoredPolicies.add(Map.entry(service, policy))) {
      LOG.atWarn()
          .addKeyValue("service", service)
          .addKeyValue("policy", circuit.policy())
          .addKeyValue("ignored_policy", policy)
          .log(
              "The service '{}' has two breaker configurations and keeps the first: give all"
                  + " @CircuitGuarded methods of a service the same values. It keeps {}, not {}",
              service,
              circuit.policy(),
              policy);
    }
    return circuit;
  }

  private synchronized GuardedCircuit firstOf(String service, CircuitPolicy policy, long now) {
    return circuits.computeIfAbsent(service, unknown -> earlierOrNew(unknown, policy, now));
  }

  private GuardedCircuit earlierOrNew(String service, CircuitPolicy policy, long now) {
    GuardedCircuit before = earlier.remove(service);
    if (before == null) {
      return new GuardedCircuit(service, policy, store, ticker, now);
    }
    if (!before.policy().equals(policy)) {
      before.configure(policy, now);
    }
    return before;
  }
}
