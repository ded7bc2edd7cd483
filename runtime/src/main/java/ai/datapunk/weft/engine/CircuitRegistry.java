package ai.datapunk.weft.engine;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The circuits of a mesh, one for each service that has one. Thread-safe. */
public final class CircuitRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(CircuitRegistry.class);

  private final MetricStore store;
  private final Ticker ticker;
  private final Map<String, GuardedCircuit> circuits = new ConcurrentHashMap<>();
  private final Set<Map.Entry<String, CircuitPolicy>> ignoredPolicies =
      ConcurrentHashMap.newKeySet();

  public CircuitRegistry(MetricStore store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  /**
   * The circuit of a service.
   *
   * @throws IllegalArgumentException if no circuit guards the service
   */
  public GuardedCircuit existing(String service) {
    GuardedCircuit circuit = circuits.get(service);
    if (circuit == null) {
      throw new IllegalArgumentException(
          "No circuit guards a service '"
              + service
              + "'; there are circuits for "
              + new TreeSet<>(circuits.keySet())
              + ". A circuit exists once a class whose methods are @CircuitGuarded for its service"
              + " is initialised");
    }
    return circuit;
  }

  /**
   * The circuit of a service, which comes into being if there is none. One that exists keeps its
   * policy; being asked for another is logged, once.
   */
  public GuardedCircuit of(String service, CircuitPolicy policy) {
    GuardedCircuit circuit =
        circuits.computeIfAbsent(
            service, unknown -> new GuardedCircuit(unknown, policy, store, ticker));
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
}
