package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.store.SeriesOwners;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.Function;

/**
 * Feeds the circuit breaker families from a registry of Resilience4j: from the breakers that it has
 * and from those that are added, replaced or removed later. The breakers are only watched, never
 * called. Thread-safe.
 *
 * <p>A service's circuit has one source. Where Weft guards the service itself, or another breaker
 * has been bound for it before, a breaker is left out, which is logged.
 */
@SuppressWarnings("exports") // Who has a CircuitBreakerRegistry reads its module.
public final class CircuitBreakerBridge implements AutoCloseable {

  private final Bindings<CircuitBreaker> bindings;

  private CircuitBreakerBridge(Bindings<CircuitBreaker> bindings) {
    this.bindings = bindings;
  }

  /** Binds a registry to the mesh of this application; a breaker's name is its service. */
  public static CircuitBreakerBridge bind(CircuitBreakerRegistry registry) {
    return bind(registry, Weft.mesh(), CircuitBreaker::getName);
  }

  /**
   * Binds a registry to a mesh.
   *
   * @param service says which service a breaker guards; one for which it throws is left out
   */
  public static CircuitBreakerBridge bind(
      CircuitBreakerRegistry registry, Mesh mesh, Function<CircuitBreaker, String> service) {
    MeshEngine engine = mesh.engine();
    Bindings<CircuitBreaker> bindings =
        new Bindings<>(
            engine.store(),
            breaker -> SeriesOwners.circuit(service.apply(breaker)),
            // One that replaced another may have a name of its own.
            breaker ->
                registry.find(breaker.getName()).orElse(null) == breaker
                    || registry.getAllCircuitBreakers().contains(breaker),
            (key, breaker) ->
                new BreakerSeries(
                    key.labelValues().get(0), engine.store(), engine.ticker(), breaker));
    bindings.listenTo(registry.getEventPublisher());
    registry.getAllCircuitBreakers().forEach(bindings::addIfThere);
    return new CircuitBreakerBridge(bindings);
  }

  /**
   * Ends all series of the bridge. Resilience4j has no way to take a listener back: what stays in
   * its lists does nothing, and holds on to nothing.
   */
  @Override
  public void close() {
    bindings.close();
  }
}
