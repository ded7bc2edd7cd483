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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuits of a mesh, one for each service that has one. Thread-safe.
 *
 * <p>When a mesh is configured anew its circuits have a new registry, which goes on with the
 * circuits of the earlier one, by the policies that they are asked for with. Whoever still asks the
 * earlier one, such as a class that was being initialised meanwhile, gets the same circuits.
 */
public final class CircuitRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(CircuitRegistry.class);

  /** The turn of whoever is no class: all others come first. */
  private static final long LAST = Long.MAX_VALUE;

  private final MetricStore store;
  private final Ticker ticker;

  /** Those of the registry before this one, too. Guarded by this. */
  private final SortedMap<String, SharedCircuit> circuits = new TreeMap<>();

  /** Whether all classes have asked that were there when it came into being. Guarded by this. */
  private boolean settled;

  /** Null as long as none has taken the place of this one. Guarded by this. */
  private @Nullable CircuitRegistry successor;

  private final Set<Map.Entry<String, CircuitPolicy>> ignoredPolicies =
      ConcurrentHashMap.newKeySet();

  public CircuitRegistry(MetricStore store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  /** The registry that comes after this one. */
  public synchronized CircuitRegistry successor() {
    CircuitRegistry next = new CircuitRegistry(store, ticker);
    circuits.forEach((service, shared) -> next.circuits.put(service, shared.unasked()));
    successor = next;
    return next;
  }

  /**
   * All classes have asked that there are: ends those circuits of the registry before this one that
   * nobody has asked for.
   */
  public void settle() {
    settle(ticker.nanoTime()).forEach(this::tell);
  }

  /** What is there then. */
  private synchronized List<SharedCircuit> settle(long now) {
    settled = true;
    circuits
        .values()
        .removeIf(
            shared -> {
              boolean unasked = !shared.settle(now);
              if (unasked) {
                shared.circuit().end();
              }
              return unasked;
            });
    return List.copyOf(circuits.values());
  }

  /**
   * The circuit of a service.
   *
   * @throws IllegalArgumentException if no circuit guards the service
   */
  public synchronized GuardedCircuit existing(String service) {
    SharedCircuit shared = circuits.get(service);
    if (shared == null) {
      throw new IllegalArgumentException(
          "No circuit guards a service '"
              + service
              + "'; there are circuits for "
              + circuits.keySet()
              + ". A circuit exists once a class whose methods are @CircuitGuarded for its service"
              + " is initialised");
    }
    return shared.circuit();
  }

  /** All circuits, in the order of their services' names. */
  public synchronized List<Circuit> all() {
    return circuits.values().stream().<Circuit>map(SharedCircuit::circuit).toList();
  }

  /** Ends the series of all. */
  public synchronized void end() {
    circuits.values().forEach(shared -> shared.circuit().end());
  }

  /**
   * The circuit of a service, which comes into being if there is none. One that exists keeps its
   * policy; being asked for another is logged, once.
   */
  public GuardedCircuit of(String service, CircuitPolicy policy) {
    return of(service, policy, LAST);
  }

  /**
   * The same for a class: of several that ask for different policies, the one holds of the class
   * that was initialised first.
   *
   * @param turn of the class: the earlier it was initialised, the less
   */
  public GuardedCircuit of(String service, CircuitPolicy policy, long turn) {
    // A clock of the application's can take its time: it is read before others have to wait.
    SharedCircuit shared = ask(service, policy, turn, ticker.nanoTime());
    tell(shared);
    return shared.circuit();
  }

  private synchronized SharedCircuit ask(
      String service, CircuitPolicy policy, long turn, long now) {
    if (successor != null) {
      return successor.late(service, policy, turn, now);
    }
    SharedCircuit shared = circuits.get(service);
    if (shared == null) {
      shared = created(service, policy, turn, now);
      circuits.put(service, shared);
    }
    shared.ask(policy, turn, now);
    return shared;
  }

  private SharedCircuit created(String service, CircuitPolicy policy, long turn, long now) {
    return new SharedCircuit(new GuardedCircuit(service, policy, store, ticker, now), turn);
  }

  /** For who asks the registry before this one: what it wants of the circuit holds no longer. */
  private synchronized SharedCircuit late(
      String service, CircuitPolicy policy, long turn, long now) {
    if (successor != null) {
      return successor.late(service, policy, turn, now);
    }
    SharedCircuit known = circuits.get(service);
    if (known != null) {
      return known.unasked();
    }
    SharedCircuit late = created(service, policy, turn, now);
    if (settled) {
      late.circuit().end(); // Who goes on with it would have asked here: it is shown nowhere.
    } else {
      circuits.put(service, late);
    }
    return late.unasked();
  }

  /** Writes to the log what was found out under a lock. */
  private void tell(SharedCircuit shared) {
    store.events().write(); // Another policy may have changed the circuit's state.
    GuardedCircuit circuit = shared.circuit();
    for (CircuitPolicy ignored : ignored(shared)) {
      if (ignoredPolicies.add(Map.entry(circuit.service(), ignored))) {
        CircuitPolicy kept = circuit.policy();
        LOG.atWarn()
            .addKeyValue("service", circuit.service())
            .addKeyValue("policy", kept)
            .addKeyValue("ignored_policy", ignored)
            .log(
                "The service '{}' has two breaker configurations and keeps that of the class that"
                    + " was initialised first: give all @CircuitGuarded methods of a service the"
                    + " same values. It keeps {}, not {}",
                circuit.service(),
                kept,
                ignored);
      }
    }
  }

  private synchronized List<CircuitPolicy> ignored(SharedCircuit shared) {
    return shared.ignored();
  }
}
