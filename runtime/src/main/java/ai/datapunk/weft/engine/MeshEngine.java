package ai.datapunk.weft.engine;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.loadbalancer.ConnectionErrors;
import ai.datapunk.weft.retry.ContextCarrier;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Sleeper;
import ai.datapunk.weft.time.Ticker;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A mesh's store, clock, waiting, circuits and balancers, as calls need them. Not for applications:
 * may change with any version. Thread-safe.
 *
 * @param madeByWeft whether Weft made the mesh itself, and no application; the store cannot tell,
 *     since a mesh of the application's in the same registry shares it
 * @param store the series of the mesh
 * @param unnamed warns where the application has no name and needs one
 * @param configuration what was configured
 * @param ticker where elapsed time comes from
 * @param sleeper how a thread waits between two attempts
 * @param scheduler how asynchronous methods wait between two attempts
 * @param contextCarrier carries the caller's context to later attempts; null if nothing does
 * @param random what jitter and random strategies draw from
 * @param connectionErrors which exceptions count as connection errors
 * @param circuits one for each service that is guarded
 * @param retries of each service that is retried
 * @param balancers one for each service that has instances
 * @param methods what holds for the methods that have probes
 */
public record MeshEngine(
    boolean madeByWeft,
    MetricStore store,
    UnnamedApplication unnamed,
    Configuration configuration,
    Ticker ticker,
    Sleeper sleeper,
    Scheduler scheduler,
    @Nullable ContextCarrier contextCarrier,
    RandomGenerator random,
    ConnectionErrors connectionErrors,
    CircuitRegistry circuits,
    RetryLedgers retries,
    BalancerRegistry balancers,
    AnnotatedMethods methods) {

  /**
   * For what is to be shown in the mesh's registries.
   *
   * @throws IllegalStateException if its series were taken out of them
   */
  public void requireOpen() {
    store.requireShown();
  }

  /** The same with another configuration, by which circuits are found anew. */
  public MeshEngine configured(Configuration other) {
    return new MeshEngine(
        madeByWeft,
        store,
        unnamed,
        other,
        ticker,
        sleeper,
        scheduler,
        contextCarrier,
        random,
        connectionErrors,
        circuits.successor(),
        retries.successor(),
        balancers,
        new AnnotatedMethods());
  }
}
