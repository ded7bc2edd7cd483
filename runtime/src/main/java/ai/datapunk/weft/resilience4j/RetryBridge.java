package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.store.SeriesOwners;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.function.Function;

/**
 * Feeds the retry families from a registry of Resilience4j: from the retries that it has and from
 * those that are added, replaced or removed later. {@code retry_duration_seconds} is not among
 * them: Resilience4j tells no times. Thread-safe.
 *
 * <p>An operation has one source. Where Weft retries it itself, or another retry has been bound for
 * it before, a retry is left out, which is logged.
 */
@SuppressWarnings("exports") // Who has a RetryRegistry reads its module.
public final class RetryBridge implements AutoCloseable {

  private final Bindings<Retry> bindings;

  private RetryBridge(Bindings<Retry> bindings) {
    this.bindings = bindings;
  }

  /**
   * Binds a registry to the mesh of this application, its retries named by {@link
   * RetriedOperation#named}.
   */
  public static RetryBridge bind(RetryRegistry registry) {
    return bind(registry, Weft.mesh(), retry -> RetriedOperation.named(retry.getName()));
  }

  /**
   * Binds a registry to a mesh.
   *
   * @param operation says which operation a retry retries; one for which it throws is left out
   */
  public static RetryBridge bind(
      RetryRegistry registry, Mesh mesh, Function<Retry, RetriedOperation> operation) {
    Bindings<Retry> bindings =
        new Bindings<>(
            mesh.engine().store(),
            retry -> {
              RetriedOperation named = operation.apply(retry);
              return SeriesOwners.retries(named.service(), named.operation());
            },
            // One that replaced another may have a name of its own.
            retry ->
                registry.find(retry.getName()).orElse(null) == retry
                    || registry.getAllRetries().contains(retry),
            (key, retry) ->
                new RetrySeries(
                    key.labelValues().get(0),
                    key.labelValues().get(1),
                    mesh.engine().store(),
                    retry));
    bindings.listenTo(registry.getEventPublisher());
    registry.getAllRetries().forEach(bindings::addIfThere);
    return new RetryBridge(bindings);
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
